package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.audit.AuditFilter;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageExplorerServiceTest {
  private static final String PATH = "nightly/shop.dump";

  private static TestPersistence database;

  private StorageRoom room;

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
    room.store(SampleBackup.at(PATH).with("shop", SampleBackup.dump(9000)));
  }

  @Test
  void aDeletedBackupShouldBeGoneHereAndThereWithAnAuditLine() {
    delete();

    assertThat(room.sample.destination.objects).isEmpty();
    assertThat(row()).isEmpty();
    assertThat(database.audit().find(AuditFilter.all(), 0, 10))
        .singleElement()
        .satisfies(line -> assertThat(line.details()).contains(PATH));
  }

  @Test
  void aLockedBackupShouldBeDeletedOnlyAfterItIsUnlocked() {
    database.transaction(() -> service().lock(SampleBackup.DESTINATION, PATH, true));

    assertConflict("locked");
    database.transaction(() -> service().lock(SampleBackup.DESTINATION, PATH, false));
    delete();
    assertThat(row()).isEmpty();
  }

  @Test
  void aBackupThatARestoreWaitsForShouldNotBeDeleted() {
    RestorePlan plan =
        new RestorePlan(
            SampleBackup.DESTINATION,
            PATH,
            StorageRoom.TARGET,
            List.of(new Mapping("shop", "shop")),
            Optional.empty(),
            true,
            OnExisting.REPLACE,
            false);
    Execution waiting = queued(ExecutionType.RESTORE, plan.toJson());

    assertConflict(waiting.id());
  }

  @Test
  void aBackupThatIsBeingVerifiedShouldNotBeDeleted() {
    Execution waiting =
        queued(
            ExecutionType.VERIFICATION,
            new VerificationPlan(SampleBackup.DESTINATION, PATH).toJson());

    assertConflict(waiting.id());
  }

  @Test
  void workOnAnotherBackupShouldNotKeepThisOne() {
    queued(
        ExecutionType.VERIFICATION,
        new VerificationPlan(SampleBackup.DESTINATION, "nightly/other.dump").toJson());

    delete();

    assertThat(row()).isEmpty();
  }

  @Test
  void aBackupWhoseRunHasNotEndedShouldNotBeDeleted() {
    database.transaction(
        () ->
            database
                .executions()
                .add(
                    Execution.backup(
                        "execution-1",
                        "job-1",
                        "Nightly",
                        Trigger.MANUAL,
                        null,
                        null,
                        StorageRoom.NOW)));

    assertConflict("execution-1");
  }

  @Test
  void aDeletionThatFailsShouldLeaveTheRowToFinishItLater() {
    room.sample.destination.keepForEver(PATH);

    assertThatThrownBy(this::delete)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.EXTERNAL));
    assertThat(row()).isPresent();
  }

  @Test
  void anUnknownBackupShouldBeNotFound() {
    assertThatThrownBy(
            () ->
                database.transaction(
                    () -> service().delete(SampleBackup.DESTINATION, "nightly/other.dump")))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.NOT_FOUND));
  }

  @Test
  void daysOutsideTheRangeShouldBeInvalid() {
    for (int days : new int[] {0, 366, -1}) {
      assertThatThrownBy(() -> service().history(SampleBackup.DESTINATION, days))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("days");
    }
  }

  private Execution queued(ExecutionType type, String plan) {
    Execution execution =
        Execution.ofBackup(
            "execution-9", type, null, null, plan, Trigger.MANUAL, null, StorageRoom.NOW);
    database.transaction(() -> database.executions().add(execution));
    return execution;
  }

  private void assertConflict(String words) {
    assertThatThrownBy(this::delete)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.CONFLICT))
        .hasMessageContaining(words);
    assertThat(room.sample.destination.objects).containsKeys(PATH, PATH + ".meta.json");
    assertThat(row()).isPresent();
  }

  private void delete() {
    database.transaction(() -> service().delete(SampleBackup.DESTINATION, PATH));
  }

  private Optional<Backup> row() {
    return database.backups().at(SampleBackup.DESTINATION, PATH);
  }

  private StorageExplorerService service() {
    StorageExplorerService service = new StorageExplorerService();
    service.use = room.use();
    service.backups = database.backups();
    service.deletion = new BackupDeletion(room.sample.connections());
    service.audit = room.audit();
    service.clock = room.clock();
    return service;
  }
}
