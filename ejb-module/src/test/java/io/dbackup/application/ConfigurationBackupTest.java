package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.catalogue.CatalogueFixtures;
import io.dbackup.catalogue.DeletionTrace;
import io.dbackup.config.InstanceSettings;
import io.dbackup.configuration.ConfigurationDocument;
import io.dbackup.configuration.ImportMode;
import io.dbackup.configuration.ImportPlan;
import io.dbackup.configuration.InstanceParts;
import io.dbackup.configuration.TestInstance;
import io.dbackup.download.Download;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditChain;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditSeal;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.testing.storage.FaultyStorageAdapter;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationBackupTest {
  private final Map<String, String> settings = new HashMap<>();
  private final StorageFaults faults = new StorageFaults();
  private final TestInstance instance = instance(1);

  private TestInstance instance(int keyByte) {
    return new TestInstance(
        TestDatabase.h2(), keyByte, new FaultyStorageAdapter(new InMemoryStorageAdapter(), faults));
  }

  @BeforeEach
  void fill() {
    instance.fill();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private ConfigurationBackup service(InstanceParts parts) {
    ConfigurationBackup service = new ConfigurationBackup();
    service.use = use(parts);
    service.export = parts.export();
    service.files = parts.files();
    service.expiry = expiry(parts);
    service.profiles = parts.repositories.profiles();
    service.keys = parts.keys();
    service.masterKey = parts.masterKey;
    service.connections = parts.connections();
    service.adoption = CatalogueFixtures.adoption(parts.repositories);
    service.clock = parts.clock;
    return service;
  }

  private static StoredBackupUse use(InstanceParts parts) {
    StoredBackupUse use = new StoredBackupUse();
    use.adapters = parts.repositories.adapters();
    use.backups = parts.repositories.backups();
    use.executions = parts.repositories.executions();
    return use;
  }

  private ConfigurationBackupExpiry expiry(InstanceParts parts) {
    BackupExpiry deletion = new BackupExpiry();
    deletion.backups = parts.repositories.backups();
    deletion.use = use(parts);
    deletion.catalogue =
        CatalogueFixtures.catalogue(parts.repositories, parts.keys(), parts.connections());
    deletion.deletion = new BackupDeletion(parts.connections());
    deletion.audit =
        new AuditRecorder(
            new AuditChain(parts.repositories.audit(), new AuditSeal(parts.masterKey)),
            parts.current(),
            parts.clock);
    ConfigurationBackupExpiry expiry = new ConfigurationBackupExpiry();
    expiry.backups = parts.repositories.backups();
    expiry.catalogue = deletion.catalogue;
    expiry.expiry = deletion;
    expiry.trace = new DeletionTrace(parts.repositories.backups());
    expiry.settings = new InstanceSettings(name -> Optional.ofNullable(settings.get(name)));
    expiry.masterKey = parts.masterKey;
    return expiry;
  }

  private ConfigurationBackup.Stored store(String time) {
    return store(instance, time);
  }

  private ConfigurationBackup.Stored store(TestInstance by, String time) {
    by.passTo(time);
    return by.call(parts -> service(parts).store(TestInstance.DISK, TestInstance.PROFILE));
  }

  private List<String> objects() {
    return instance.call(
        parts -> {
          try (StorageSession session = session(parts);
              Stream<StoredObject> all = session.list(StoragePath.ROOT)) {
            return all.map(object -> object.path().value()).sorted().toList();
          }
        });
  }

  private static StorageSession session(InstanceParts parts) {
    AdapterConfig disk = parts.repositories.adapters().find(TestInstance.DISK).orElseThrow();
    return parts.connections().storage(disk);
  }

  private byte[] read(String path) {
    return instance.call(
        parts -> {
          try (StorageSession session = session(parts);
              InputStream stream = session.read(StoragePath.of(path), 0)) {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Optional<Backup> row(String path) {
    return instance.call(parts -> parts.repositories.backups().at(TestInstance.DISK, path));
  }

  @Test
  void theConfigurationShouldLieThereWholeWithAManifestAndARow() {
    ConfigurationBackup.Stored stored = store("2026-11-20T03:00:00Z");

    assertThat(stored.path())
        .matches("config/dbackup-config-2026-11-20_03-00-00_[0-9a-z]{8}\\.json\\.zst\\.enc");
    assertThat(objects()).containsExactly(stored.path(), stored.path() + ".meta.json");
    byte[] file = read(stored.path());
    assertThat(stored.size()).isEqualTo(file.length);
    ConfigurationDocument document =
        instance.call(parts -> parts.files().read(file, Optional.empty()));
    assertThat(document.toBytes())
        .isEqualTo(instance.call(parts -> parts.export().document(true)).toBytes());
    assertThat(row(stored.path()).orElseThrow())
        .satisfies(
            row -> {
              assertThat(row.sourceType()).isEqualTo("SYSTEM");
              assertThat(row.system()).isTrue();
              assertThat(row.jobId()).isEmpty();
              assertThat(row.openedBy()).contains(TestInstance.PROFILE);
              assertThat(row.encryptionProfileId()).contains(TestInstance.PROFILE);
              assertThat(row.databases()).containsExactly("configuration");
            });
  }

  @Test
  void anotherInstanceShouldFindItAtTheDestination() {
    ConfigurationBackup.Stored stored = store("2026-11-20T03:00:00Z");
    instance.run(
        parts ->
            parts
                .repositories
                .backups()
                .remove(
                    parts
                        .repositories
                        .backups()
                        .at(TestInstance.DISK, stored.path())
                        .orElseThrow()));

    instance.run(
        parts ->
            CatalogueFixtures.scan(
                    parts.repositories, parts.keys(), parts.connections(), parts.clock)
                .scan(parts.repositories.adapters().find(TestInstance.DISK).orElseThrow()));

    assertThat(row(stored.path()).orElseThrow())
        .satisfies(
            row -> {
              assertThat(row.system()).isTrue();
              assertThat(row.jobId()).isEmpty();
              assertThat(row.openedBy()).contains(TestInstance.PROFILE);
            });
  }

  @Test
  void theNewestShouldBeKeptAndLockedOnesBesides() {
    settings.put("dbackup.config-backup.keep", "2");
    String locked = store("2026-11-16T03:00:00Z").path();
    instance.run(
        parts ->
            parts.repositories.backups().at(TestInstance.DISK, locked).orElseThrow().lock(true));
    String first = store("2026-11-17T03:00:00Z").path();
    String second = store("2026-11-18T03:00:00Z").path();

    ConfigurationBackup.Stored third = store("2026-11-19T03:00:00Z");

    assertThat(third.deleted()).containsExactly(first);
    assertThat(third.warnings()).isEmpty();
    assertThat(objects())
        .containsExactlyInAnyOrder(
            locked,
            locked + ".meta.json",
            second,
            second + ".meta.json",
            third.path(),
            third.path() + ".meta.json");
    assertThat(row(first)).isEmpty();
  }

  @Test
  void whatIsDamagedShouldNeitherCountNorBeDeleted() {
    settings.put("dbackup.config-backup.keep", "2");
    String good = store("2026-11-17T03:00:00Z").path();
    String damaged = store("2026-11-18T03:00:00Z").path();
    instance.run(
        parts -> {
          try (StorageSession session = session(parts)) {
            session.delete(StoragePath.of(damaged));
          }
        });

    ConfigurationBackup.Stored latest = store("2026-11-19T03:00:00Z");

    assertThat(latest.deleted()).isEmpty();
    assertThat(latest.warnings()).singleElement().asString().contains(damaged);
    assertThat(objects()).contains(good, damaged + ".meta.json");
  }

  @Test
  void backupsOfAnotherInstanceAtTheSamePlaceShouldBeLeftAlone() {
    settings.put("dbackup.config-backup.keep", "1");
    String theirs = store("2026-11-17T03:00:00Z").path();
    try (TestInstance other = instance(2)) {
      byte[] file = read(theirs);
      other.run(
          parts ->
              importInto(
                  parts, parts.files().read(file, Optional.of("0123456789abcdef".repeat(4)))));
      other.run(
          parts ->
              CatalogueFixtures.scan(
                      parts.repositories, parts.keys(), parts.connections(), parts.clock)
                  .scan(parts.repositories.adapters().find(TestInstance.DISK).orElseThrow()));

      assertThat(store(other, "2026-11-18T03:00:00Z").deleted()).isEmpty();
    }
    assertThat(objects()).contains(theirs, theirs + ".meta.json").hasSize(4);
  }

  private static void importInto(InstanceParts parts, ConfigurationDocument document) {
    parts.imports().run(document, new ImportPlan.Options(ImportMode.MERGE, true), false);
  }

  @Test
  void aFailureShouldLeaveNothingBehindAndDeleteNothing() {
    settings.put("dbackup.config-backup.keep", "1");
    String before = store("2026-11-17T03:00:00Z").path();

    for (Operation operation :
        List.of(Operation.BEGIN, Operation.WRITE, Operation.COMMIT, Operation.CONFIRM)) {
      for (int call = 1; call <= 2; call++) {
        faults.failOnce(operation, faults.calls(operation) + call, AdapterFailure.PERMANENT);

        assertThatThrownBy(() -> store("2026-11-18T03:00:00Z"))
            .as("%s %d", operation, call)
            .isInstanceOf(BackupException.class)
            .hasMessageContaining("Scripted");
        assertThat(objects()).containsExactly(before, before + ".meta.json");
      }
    }
  }

  @Test
  void aDestinationThatKeepsSomethingElseShouldNotCountAsSuccess() {
    faults.corruptSilentlyAt(100);

    assertThatThrownBy(() -> store("2026-11-18T03:00:00Z"))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY));
    assertThat(objects()).isEmpty();
  }

  @Test
  void onlyWhoMayExportItShouldGetItDecrypted() {
    String path = store("2026-11-20T03:00:00Z").path();

    for (String missing : List.of(Permission.SETTINGS_WRITE, Permission.VAULT_WRITE)) {
      Set<String> others = new HashSet<>(Permission.ALL);
      others.remove(missing);
      assertForbidden(() -> download(path, true, others), missing);
      assertForbidden(
          () ->
              asCaller(others, service -> service.createLink(TestInstance.DISK, path, true).text()),
          missing);
      assertThat(download(path, false, others)).isEqualTo(read(path));
    }
    assertThat(download(path, true, Set.copyOf(Permission.ALL)))
        .startsWith(0x28, 0xb5, 0x2f, 0xfd)
        .isNotEqualTo(read(path));
  }

  private static void assertForbidden(Callable<?> call, String missing) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.FORBIDDEN))
        .hasMessageContaining(missing + " required");
  }

  private byte[] download(String path, boolean decrypt, Set<String> permissions) {
    return asCaller(
        permissions,
        service -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (Download download = service.open(TestInstance.DISK, path, decrypt, false)) {
            download.writeTo(bytes, 0, download.size());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return bytes.toByteArray();
        });
  }

  private <T> T asCaller(Set<String> permissions, Function<DownloadService, T> work) {
    return instance.call(
        parts -> {
          parts.actAs(new Caller("user-1", "ann@example.com", "Ann", null, false, permissions));
          DownloadService service = new DownloadService();
          service.use = use(parts);
          service.catalogue =
              CatalogueFixtures.catalogue(parts.repositories, parts.keys(), parts.connections());
          service.current = parts.current();
          service.clock = parts.clock;
          return work.apply(service);
        });
  }

  @Test
  void itShouldNotBeRestoredToADatabase() {
    String path = store("2026-11-20T03:00:00Z").path();

    assertThatThrownBy(
            () ->
                instance.call(
                    parts -> {
                      RestoreService service = new RestoreService();
                      service.use = use(parts);
                      return service.start(TestInstance.DISK, restore(path));
                    }))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.CONFLICT))
        .hasMessageContaining("config-import");
  }

  private static RestoreCommand restore(String path) {
    return new RestoreCommand(
        path,
        "source-1",
        Optional.empty(),
        Map.of(),
        false,
        Optional.empty(),
        true,
        OnExisting.REPLACE,
        false);
  }

  @Test
  void withoutItsProfileNothingShouldBeStored() {
    assertThatThrownBy(
            () -> instance.call(parts -> service(parts).store(TestInstance.DISK, "gone")))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.UNPROCESSABLE));
    assertThat(objects()).isEmpty();
  }
}
