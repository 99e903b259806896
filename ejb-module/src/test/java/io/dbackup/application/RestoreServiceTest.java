package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.audit.AuditFilter;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.vault.SecretCipher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreServiceTest {
  private static final String PATH = "nightly/shop.dump.enc";

  private static TestPersistence database;

  private final SecretCipher cipher = new SecretCipher(new byte[32]);
  private StorageRoom room;
  private Request request;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void storeABackup() {
    room = new StorageRoom(database);
    room.store(SampleBackup.at(PATH).with("shop", SampleBackup.dump(9000)).encrypted());
    request = new Request();
  }

  @AfterEach
  void nothingShouldBeLeftOpen() {
    assertThat(room.target.openSessions).isZero();
  }

  @Test
  void aRestoreThatCanStartShouldBeQueuedWithItsPlan() {
    room.target.databases.put("shop", false);
    request.privilegedAuth = Optional.of(new Credentials("root", "s3cret"));
    request.targetDatabaseName = Optional.of("shop copy");

    Execution execution = execution(start());

    assertThat(execution.type()).isEqualTo(ExecutionType.RESTORE);
    RestorePlan plan = RestorePlan.parse(execution.parameters().orElseThrow());
    assertThat(plan.path()).isEqualTo(PATH);
    assertThat(plan.targetSourceId()).isEqualTo(StorageRoom.TARGET);
    assertThat(plan.mapping()).containsExactly(new Mapping("shop", "shop copy"));
    assertThat(plan.safetyCopy()).isTrue();
    assertThat(execution.parameters().orElseThrow()).doesNotContain("s3cret");
    assertThat(cipher.decrypt(plan.privilegedAuth().orElseThrow(), "privilegedAuth"))
        .isEqualTo("{\"user\":\"root\",\"password\":\"s3cret\"}");
    assertThat(room.target.checked).hasSize(1);
    assertThat(room.target.checked.get(0).replaceExisting()).isTrue();
    assertThat(auditDetails()).contains("shop copy").doesNotContain("s3cret");
  }

  @Test
  void anUnknownBackupShouldBeNotFound() {
    request.path = "nightly/other.dump";

    assertRefused(ErrorCategory.NOT_FOUND, "Backup file not found");
  }

  @Test
  void anUnknownDestinationShouldBeNotFound() {
    request.destinationId = StorageRoom.TARGET;

    assertRefused(ErrorCategory.NOT_FOUND, "Destination not found");
  }

  @Test
  void anUnknownTargetShouldBeNotFound() {
    request.targetSourceId = SampleBackup.DESTINATION;

    assertRefused(ErrorCategory.NOT_FOUND, "Target source not found");
  }

  @Test
  void aPathThatLeavesTheDestinationShouldBeInvalid() {
    for (String path : List.of("../etc/passwd", "/etc/passwd", "a//b", "a/./b", "a\\b", "")) {
      request.path = path;
      assertRefused(ErrorCategory.INVALID, "path");
    }
  }

  @Test
  void anotherEngineShouldBeAConflict() {
    request.targetSourceId = "mysql-1";

    assertRefused(ErrorCategory.CONFLICT, "mysql");
  }

  @Test
  void anOlderServerShouldBeAConflictUnlessForced() {
    room.target.incompatibility = Optional.of("The backup is of PostgreSQL 17, the target is 15.");

    assertRefused(ErrorCategory.CONFLICT, "PostgreSQL 17");
    request.force = true;
    assertThat(start()).isNotEmpty();
  }

  @Test
  void aMissingKeyShouldBeUnprocessable() {
    room.sample.forgetKeys();

    assertRefused(ErrorCategory.UNPROCESSABLE, "Default key");
  }

  @Test
  void aDatabaseThatIsNotInTheBackupShouldBeInvalid() {
    request.renaming = Map.of("logs", "logs2");

    assertRefused(ErrorCategory.INVALID, "'logs'");
  }

  @Test
  void anOccupiedTargetShouldBeAConflictWhenTheCallerWantsItSo() {
    room.target.databases.put("shop", false);
    request.onExisting = OnExisting.FAIL;

    assertRefused(ErrorCategory.CONFLICT, "not empty");
    room.target.databases.put("shop", true);
    assertThat(start()).isNotEmpty();
  }

  @Test
  void whatTheTargetRefusesShouldBeAConflictInItsWords() {
    room.target.refusal =
        Optional.of(new AdapterException(AdapterFailure.PERMANENT, "pg_restore was not found"));

    assertRefused(ErrorCategory.CONFLICT, "pg_restore was not found");
  }

  @Test
  void anUnreachableTargetShouldBeAConflictThatNamesIt() {
    room.target.reachable = false;

    assertRefused(ErrorCategory.CONFLICT, "Nothing answers at db:5432");
  }

  @Test
  void aDamagedHeaderShouldBeFoundBeforeAnythingIsQueued() {
    room.sample.destination.objects.get(PATH)[3] ^= 1;

    assertRefused(ErrorCategory.INTEGRITY, PATH);
  }

  @Test
  void aLostObjectShouldBeNotFound() {
    room.sample.destination.objects.remove(PATH);

    assertRefused(ErrorCategory.NOT_FOUND, PATH);
  }

  @Test
  void analyzingShouldNameTheDatabases() {
    room.store(
        SampleBackup.at("weekly/run")
            .with("shop", SampleBackup.dump(10))
            .with("läden", SampleBackup.dump(10)));

    assertThat(service().analyze(SampleBackup.DESTINATION, "weekly/run", Optional.empty()))
        .containsExactly("shop", "läden");
  }

  private void assertRefused(ErrorCategory category, String words) {
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(category))
        .hasMessageContaining(words);
    assertThat(database.executions().unfinished()).isEmpty();
  }

  private String start() {
    return service().start(request.destinationId, request.command());
  }

  private RestoreService service() {
    RestoreService service = new RestoreService();
    service.use =
        new StoredBackupUse() {
          @Override
          public String queue(
              ExecutionType type,
              String destinationId,
              String path,
              String plan,
              jakarta.json.JsonObject details) {
            return database.transaction(
                () -> room.use().queue(type, destinationId, path, plan, details));
          }
        };
    service.use.adapters = database.adapters();
    service.use.backups = database.backups();
    service.use.catalogue = room.sample.catalogue();
    service.adapters = database.adapters();
    service.catalogue = room.sample.catalogue();
    service.checks = new RestoreChecks();
    service.checks.connections = room.connections();
    service.cipher = cipher;
    return service;
  }

  private Execution execution(String id) {
    return database.executions().find(id).orElseThrow();
  }

  private String auditDetails() {
    return database.audit().find(AuditFilter.all(), 0, 10).get(0).details();
  }

  /** A request that can be carried out. */
  private static final class Request {
    String destinationId = SampleBackup.DESTINATION;
    String path = PATH;
    String targetSourceId = StorageRoom.TARGET;
    Optional<String> targetDatabaseName = Optional.empty();
    Map<String, String> renaming = Map.of();
    Optional<Credentials> privilegedAuth = Optional.empty();
    OnExisting onExisting = OnExisting.REPLACE;
    boolean force;

    RestoreCommand command() {
      return new RestoreCommand(
          path,
          targetSourceId,
          targetDatabaseName,
          renaming,
          false,
          privilegedAuth,
          true,
          onExisting,
          force);
    }
  }
}
