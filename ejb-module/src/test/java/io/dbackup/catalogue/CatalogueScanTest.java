package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.ForeignObject;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.vault.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    ScanFindings findings = scan().scan(SampleCatalogue.config());

    assertThat(listed())
        .extracting(Backup::path)
        .containsExactlyInAnyOrder(single.path(), folder.path());
    assertThat(findings.problems()).isEmpty();
    for (Backup backup : listed()) {
      try (StoredBackup stored = sample.catalogue().open(backup)) {
        for (var object : stored.manifest().objects()) {
          assertThat(stored.plain(object).readAllBytes()).isEqualTo(DUMP);
        }
      }
    }
    Backup found = stored("nightly/shop.dump.zst.enc");
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("id", "version", "openedBy", "lastModified")
        .isEqualTo(single);
  }

  @Test
  void aSecondScanShouldFindTheSameRows() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);

    Set<String> first = scan().scan(SampleCatalogue.config()).seen();
    Set<String> second = scan().scan(SampleCatalogue.config()).seen();

    assertThat(second).isEqualTo(first).hasSize(1);
  }

  @Test
  void scansAtTheSameTimeShouldAdoptABackupOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      SampleBackup.at("nightly/shop" + i + ".dump").with("shop", DUMP).store(destination);
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<ScanFindings>> scans = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        scans.add(threads.submit(() -> scan().scan(SampleCatalogue.config())));
      }
      for (Future<ScanFindings> scan : scans) {
        assertThat(scan.get().seen()).hasSize(20);
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

    assertThat(scan().scan(SampleCatalogue.config()).seen()).isEmpty();
    assertThat(destination.objects).isEqualTo(foreign);
  }

  @Test
  void foreignFilesShouldBeToldWithTheirReason() {
    SampleBackup.at("weekly/run").with("a", DUMP).with("b", DUMP).store(destination);
    destination.objects.put("readme.txt", bytes("hello"));
    destination.objects.put("old.meta.json", bytes("[1, 2"));
    scan().scan(SampleCatalogue.config());

    assertThat(foreign())
        .extracting(ForeignObject::path)
        .containsExactly("old.meta.json", "readme.txt");
    assertThat(foreign().get(0).reason()).contains("manifest");
    assertThat(state().foreignCount()).isEqualTo(2);
    assertThat(state().foreignSize()).isEqualTo(10);

    destination.objects.remove("old.meta.json");
    destination.objects.put("readme.txt", bytes("hello world"));
    scan().scan(SampleCatalogue.config());
    assertThat(foreign())
        .singleElement()
        .satisfies(object -> assertThat(object.size()).isEqualTo(11));
  }

  @Test
  void aGenuineManifestUnderAnotherNameShouldNotBeABackup() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    destination.objects.put(
        "nightly/copy.dump.meta.json", destination.objects.get("nightly/shop.dump.meta.json"));
    destination.objects.put("nightly/copy.dump", destination.objects.get("nightly/shop.dump"));

    scan().scan(SampleCatalogue.config());

    assertThat(listed()).extracting(Backup::path).containsExactly("nightly/shop.dump");
    assertThat(foreign())
        .extracting(ForeignObject::path)
        .containsExactly("nightly/copy.dump", "nightly/copy.dump.meta.json");
  }

  @Test
  void aBackupWhoseProfileIsUnknownShouldBeShown() {
    SampleBackup.at("nightly/shop.dump.enc").with("shop", DUMP).encrypted().store(destination);
    sample.vault.clear();

    scan().scan(SampleCatalogue.config());
    Backup found = listed().get(0);

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

    scan().scan(SampleCatalogue.config());
    Backup found = listed().get(0);

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

    assertThat(scan().scan(SampleCatalogue.config()).seen()).isEmpty();
    assertThat(listed()).isEmpty();
    assertThat(foreign()).isEmpty();
  }

  @Test
  void missingObjectsShouldBeSaidAndTheBackupStillListed() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    scan().scan(SampleCatalogue.config());
    destination.objects.remove("nightly/shop.dump");

    ScanFindings findings = scan().scan(SampleCatalogue.config());

    assertThat(findings.problems()).hasSize(1);
    assertThat(stored("nightly/shop.dump").problem().orElseThrow())
        .isEqualTo(findings.problem(stored("nightly/shop.dump").id()).orElseThrow())
        .contains("nightly/shop.dump")
        .contains("missing");
  }

  @Test
  void whatIsThereAgainShouldNotBeCalledMissing() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    scan().scan(SampleCatalogue.config());
    byte[] kept = destination.objects.remove("nightly/shop.dump");
    scan().scan(SampleCatalogue.config());
    destination.objects.put("nightly/shop.dump", kept);

    scan().scan(SampleCatalogue.config());

    assertThat(stored("nightly/shop.dump").problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"weekly/run/b.dump", "weekly/run.meta.json"})
  void aFolderThatLacksAPartShouldBeMarkedAlsoWhenAFileHasItsNameAndSize(String lost) {
    SampleBackup.at("weekly/run").with("a", DUMP).with("b", DUMP).store(destination);
    scan().scan(SampleCatalogue.config());
    destination.objects.remove(lost);
    destination.objects.put("weekly/run", new byte[(int) stored("weekly/run").storedSize()]);

    scan().scan(SampleCatalogue.config());

    assertThat(stored("weekly/run").problem().orElseThrow()).contains(lost);
  }

  @Test
  void aCutFileShouldBeMarked() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    destination.objects.put("nightly/shop.dump", new byte[10]);

    scan().scan(SampleCatalogue.config());

    assertThat(stored("nightly/shop.dump").problem().orElseThrow()).contains("10 bytes");
  }

  @Test
  void aBackupThatIsRecordedDuringTheScanShouldNotBeJudgedByIt() {
    destination.whileListing =
        () -> {
          // It lies there a moment after the list was made.
          MemoryDestination later = new MemoryDestination();
          Backup made = SampleBackup.at("nightly/late.dump").with("shop", DUMP).store(later);
          database.transaction(() -> database.backups().add(made));
        };

    ScanFindings findings = scan().scan(SampleCatalogue.config());

    assertThat(stored("nightly/late.dump").problem()).isEmpty();
    assertThat(findings.seen()).isEmpty();
  }

  @Test
  void aScanThatFailsShouldChangeNothing() {
    SampleBackup.at("nightly/shop.dump").with("shop", DUMP).store(destination);
    destination.objects.put("readme.txt", bytes("hello"));
    scan().scan(SampleCatalogue.config());
    Instant before = state().scannedAt();
    sample.clock.advance(Duration.ofHours(1));
    destination.objects.clear();
    destination.whileListing =
        () -> {
          throw new AdapterException(AdapterFailure.RETRYABLE, "The connection was lost");
        };

    assertThatThrownBy(() -> scan().scan(SampleCatalogue.config()))
        .isInstanceOf(AdapterException.class);
    assertThat(stored("nightly/shop.dump").problem()).isEmpty();
    assertThat(foreign()).hasSize(1);
    assertThat(state().scannedAt()).isEqualTo(before);
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

  private List<Backup> listed() {
    return database.backups().atDestination(SampleBackup.DESTINATION);
  }

  private List<ForeignObject> foreign() {
    return database.sightings().foreign(SampleBackup.DESTINATION);
  }

  private CatalogueState state() {
    return database.sightings().state(SampleBackup.DESTINATION).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
