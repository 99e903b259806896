package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.catalogue.CatalogueScan.Findings;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.vault.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueScanTest {
  private static final byte[] DUMP = SampleBackup.dump(1000);

  private static TestPersistence database;

  private final SampleCatalogue sample = new SampleCatalogue();
  private final MemoryDestination destination = sample.destination;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void addDestination() {
    database.clear();
    database.transaction(
        () -> {
          database.adapters().add(SampleCatalogue.config());
          database.profiles().add(SampleCatalogue.profile(SampleBackup.PROFILE));
        });
  }

  @Test
  void everyBackupAtADestinationNeverSeenShouldBeListedAndReadable() throws Exception {
    Backup single =
        SampleBackup.at("nightly/shop.dump.zst.enc")
            .with("shop", DUMP)
            .compressed(Compression.ZSTD)
            .encrypted()
            .store(destination);
    Backup folder =
        SampleBackup.at("weekly/run").with("a", DUMP).with("b", DUMP).store(destination);

    Findings findings = scan().scan(SampleCatalogue.config());

    assertThat(findings.backups())
        .extracting(Backup::path)
        .containsExactlyInAnyOrder(single.path(), folder.path());
    for (Backup backup : findings.backups()) {
      assertThat(findings.inventory().problem(backup)).isEmpty();
      try (StoredBackup stored = sample.catalogue().open(backup)) {
        for (var object : stored.manifest().objects()) {
          assertThat(stored.plain(object).readAllBytes()).isEqualTo(DUMP);
        }
      }
    }
    Backup found = stored("nightly/shop.dump.zst.enc");
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("id", "version", "openedBy")
        .isEqualTo(single);
  }

  @Test
  void aSecondScanShouldFindTheSameRows() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);

    List<String> first = ids(scan().scan(SampleCatalogue.config()));
    List<String> second = ids(scan().scan(SampleCatalogue.config()));

    assertThat(second).isEqualTo(first).hasSize(1);
  }

  @Test
  void scansAtTheSameTimeShouldAdoptABackupOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      SampleBackup.at("nightly/shop" + i + ".dump").with("shop", DUMP).store(destination);
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Findings>> scans = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        scans.add(threads.submit(() -> scan().scan(SampleCatalogue.config())));
      }
      for (Future<Findings> scan : scans) {
        assertThat(scan.get().backups()).hasSize(20);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.backups().atDestination(SampleBackup.DESTINATION)).hasSize(20);
  }

  @Test
  void foreignFilesShouldBeLeftAlone() {
    Map<String, byte[]> foreign = new TreeMap<>();
    foreign.put("readme.txt", bytes("hello"));
    foreign.put("old.sql.meta.json", bytes("{\"version\": 1, \"jobName\": \"x\"}"));
    foreign.put("empty.meta.json", new byte[0]);
    foreign.put("list.meta.json", bytes("[1, 2"));
    destination.objects.putAll(foreign);

    assertThat(scan().scan(SampleCatalogue.config()).backups()).isEmpty();
    assertThat(destination.objects).isEqualTo(foreign);
  }

  @Test
  void aGenuineManifestUnderAnotherNameShouldNotBeABackup() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    destination.objects.put(
        "nightly/copy.dump.meta.json", destination.objects.get("nightly/shop.dump.meta.json"));
    destination.objects.put("nightly/copy.dump", destination.objects.get("nightly/shop.dump"));

    assertThat(scan().scan(SampleCatalogue.config()).backups())
        .extracting(Backup::path)
        .containsExactly("nightly/shop.dump");
  }

  @Test
  void aBackupWhoseProfileIsUnknownShouldBeShown() {
    SampleBackup.at("nightly/shop.dump.enc").with("shop", DUMP).encrypted().store(destination);
    sample.vault.clear();

    Backup found = scan().scan(SampleCatalogue.config()).backups().get(0);

    assertThat(found.encryptionProfileId()).contains(SampleBackup.PROFILE);
    assertThat(found.verificationPassed()).isEmpty();
  }

  @Test
  void aBackupShouldBeTiedToTheProfileThatOpensItWhateverTheManifestNames() {
    SampleBackup.at("nightly/shop.dump.enc").with("shop", DUMP).encrypted().store(destination);
    SampleBackup.at("nightly/open.dump").with("shop", DUMP).store(destination);
    sample.vault.clear();
    sample.vault.put("imported", SampleBackup.profileKey());
    database.transaction(() -> database.profiles().add(SampleCatalogue.profile("imported")));

    scan().scan(SampleCatalogue.config());

    Backup found = stored("nightly/shop.dump.enc");
    assertThat(found.openedBy()).contains("imported");
    assertThat(found.encryptionProfileId()).contains(SampleBackup.PROFILE);
    assertThat(stored("nightly/open.dump").openedBy()).isEmpty();
  }

  @Test
  void aProfileThatWasDeletedDuringTheScanShouldNotBeReferredTo() {
    SampleBackup.at("nightly/shop.dump.enc").with("shop", DUMP).encrypted().store(destination);
    database.transaction(
        () ->
            database
                .profiles()
                .remove(database.profiles().find(SampleBackup.PROFILE).orElseThrow()));

    scan().scan(SampleCatalogue.config());

    assertThat(stored("nightly/shop.dump.enc").openedBy()).isEmpty();
  }

  @Test
  void aManifestThatItsKeyDoesNotVouchForShouldBeMarkedAsFailed() {
    SampleBackup.at("nightly/shop.dump.enc").with("shop", DUMP).encrypted().store(destination);
    sample.vault.put(SampleBackup.PROFILE, SecretBytes.ofHexKey("55".repeat(32)));

    Backup found = scan().scan(SampleCatalogue.config()).backups().get(0);

    assertThat(found.verificationPassed()).contains(false);
    assertThat(stored("nightly/shop.dump.enc").verificationError()).isPresent();
  }

  @Test
  void aBackupThatIsBeingMadeHereShouldBeLeftToItsRun() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    Execution running =
        Execution.backup(
            "execution-1", "job-1", "Nightly", Trigger.MANUAL, null, null, SampleBackup.CREATED);
    database.transaction(() -> database.executions().add(running));

    assertThat(scan().scan(SampleCatalogue.config()).backups()).isEmpty();
  }

  @Test
  void missingObjectsShouldBeSaidAndTheBackupStillListed() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    scan().scan(SampleCatalogue.config());
    destination.objects.remove("nightly/shop.dump");

    Findings findings = scan().scan(SampleCatalogue.config());

    assertThat(findings.backups()).hasSize(1);
    assertThat(findings.inventory().problem(findings.backups().get(0)).orElseThrow())
        .contains("nightly/shop.dump")
        .contains("missing");
  }

  @Test
  void anUnreachableDestinationShouldBeAnErrorAndNotAnEmptyList() {
    destination.reachable = false;

    assertThatThrownBy(() -> scan().scan(SampleCatalogue.config()))
        .isInstanceOf(AdapterException.class);
  }

  private CatalogueScan scan() {
    return sample.scan(database);
  }

  private Backup stored(String path) {
    return database.backups().at(SampleBackup.DESTINATION, path).orElseThrow();
  }

  private static List<String> ids(Findings findings) {
    return findings.backups().stream().map(Backup::id).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
