package io.dbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.AccessSecret;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.testing.server.PostgresServer;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import io.dbackup.vault.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What was exported and is imported elsewhere is the same instance, under another master key. */
class ConfigurationRoundTripTest {
  private final TestInstance old = TestInstance.full();
  private TestInstance fresh = TestInstance.empty(2);

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  @Test
  void anEmptyInstanceShouldBecomeTheSame() {
    ConfigurationDocument exported = old.document();

    ImportReport report = fresh.take(exported);

    assertThat(TestInstance.content(fresh.document())).isEqualTo(TestInstance.content(exported));
    assertThat(report.created())
        .isEqualTo(
            Map.of(
                "groups", 1,
                "users", 2,
                "apiKeys", 1,
                "encryptionProfiles", 1,
                "adapters", 4,
                "jobs", 2,
                "settings", 1,
                "systemTasks", 1));
    assertThat(report.updated()).isEmpty();
    assertThat(report.kept()).isEqualTo(Map.of("groups", 1));
    assertThat(report.warnings()).singleElement().asString().startsWith("Jobs run here from now");
  }

  @Test
  @Tag("server")
  void anEmptyInstanceOnPostgresqlShouldBecomeTheSame() throws Exception {
    fresh.close();
    fresh = new TestInstance(TestDatabase.on(postgresql()), 2, new InMemoryStorageAdapter());
    ConfigurationDocument exported = old.document();

    fresh.take(exported);

    assertThat(TestInstance.content(fresh.document())).isEqualTo(TestInstance.content(exported));
  }

  private static PGSimpleDataSource postgresql() throws Exception {
    PostgresServer server = PostgresServer.shared();
    String name = "configuration_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(name);
    source.setUser(server.adminUser());
    source.setPassword(server.adminPassword());
    return source;
  }

  @Test
  void secretsShouldBeSealedAnewAndOpenUnderTheNewMasterKey() {
    String sealedBefore = old.call(parts -> adapter(parts).storedConfig());

    fresh.take(old.document());

    fresh.run(
        parts -> {
          assertThat(adapter(parts).storedConfig())
              .isNotEqualTo(sealedBefore)
              .doesNotContain("wort");
          assertThat(parts.vault().open(adapter(parts)).text("password"))
              .contains(TestInstance.PASSWORD_OF_SOURCE);
          try (SecretBytes key = parts.keys().keyOf(TestInstance.PROFILE)) {
            assertThat(key.toHex()).isEqualTo(TestInstance.PROFILE_KEY);
          }
          assertThat(parts.users().find("user-1").orElseThrow().passwordHash())
              .contains(TestInstance.PASSWORD_HASH);
          assertThat(parts.apiKeys().withSecret(new AccessSecret(TestInstance.API_KEY).hash()))
              .isPresent();
        });
  }

  private static AdapterConfig adapter(InstanceParts parts) {
    return parts.repositories.adapters().find("source-1").orElseThrow();
  }

  @Test
  void anImportedJobShouldNotCatchUpWhatTheOldInstanceDid() {
    ConfigurationDocument exported = old.document();
    fresh.passTo("2026-12-24T18:00:00Z");

    fresh.take(exported);

    BackupJob job =
        fresh.call(parts -> parts.repositories.jobs().find(TestInstance.FULL_JOB).orElseThrow());
    assertThat(job.updatedAt()).isEqualTo("2026-12-24T18:00:00Z");
    assertThat(job.createdAt()).isEqualTo(TestInstance.CREATED);
    assertThat(job.enabled()).isTrue();
  }

  @Test
  void importingTwiceShouldChangeNothingTheSecondTime() {
    ConfigurationDocument exported = old.document();
    fresh.take(exported);

    for (ImportMode mode : ImportMode.values()) {
      ImportReport second = fresh.take(exported, mode);

      assertThat(second.created()).isEmpty();
      assertThat(second.updated()).isEmpty();
      assertThat(second.kept().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(14);
      assertThat(second.warnings()).isEmpty();
    }
    assertThat(TestInstance.content(fresh.document())).isEqualTo(TestInstance.content(exported));
  }

  @Test
  void aFileShouldGoThereAndBackWithNothingButTheKeyOfTheKit() {
    byte[] file =
        old.call(
            parts ->
                parts
                    .files()
                    .pack(
                        parts.export().document(true),
                        TestInstance.PROFILE,
                        "backup-1",
                        TestInstance.CREATED)
                    .bytes());

    ConfigurationDocument read =
        fresh.call(parts -> parts.files().read(file, Optional.of(TestInstance.PROFILE_KEY)));
    fresh.take(read);

    assertThat(TestInstance.content(fresh.document()))
        .isEqualTo(TestInstance.content(old.document()));
    assertThat(fresh.call(parts -> parts.files().read(file, Optional.empty())).json())
        .as("the vault has the key now")
        .isEqualTo(read.json());
  }
}
