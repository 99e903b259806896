package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.StorageExplorerService.Outcome;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.backup.Backup;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    service().lock(SampleBackup.DESTINATION, PATH, true);

    assertConflict("locked");
    service().lock(SampleBackup.DESTINATION, PATH, false);
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
  void aVerificationThatNobodyAskedForShouldKeepABackupOnlyWhileItRuns() {
    String plan = new VerificationPlan(SampleBackup.DESTINATION, PATH).toJson();
    Execution waiting =
        Execution.ofBackup(
            "execution-9",
            ExecutionType.VERIFICATION,
            null,
            null,
            plan,
            Trigger.SYSTEM,
            null,
            StorageRoom.NOW);
    database.transaction(() -> database.executions().add(waiting));
    database.transaction(
        () ->
            database
                .executions()
                .lock("execution-9")
                .orElseThrow()
                .claim("node", StorageRoom.NOW, StorageRoom.NOW));
    assertConflict("execution-9");

    database.transaction(
        () ->
            database.executions().lock("execution-9").orElseThrow().fail("over", StorageRoom.NOW));
    Execution next =
        Execution.ofBackup(
            "execution-10",
            ExecutionType.VERIFICATION,
            null,
            null,
            plan,
            Trigger.SYSTEM,
            null,
            StorageRoom.NOW);
    database.transaction(() -> database.executions().add(next));
    delete();
    assertThat(row()).isEmpty();
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
    assertThat(row().orElseThrow().problem().orElseThrow())
        .contains("deletion did not end")
        .contains(PATH);
    assertThat(list(ListingRequest.all()))
        .extracting(CatalogueRow::problem)
        .doesNotContainNull()
        .hasSize(1);

    room.sample.destination.recover();
    delete();
    assertThat(row()).isEmpty();
    assertThat(room.sample.destination.objects).isEmpty();
  }

  @Test
  void aDestinationThatDoesNotAnswerShouldNotMakeABackupLookDamaged() {
    room.sample.destination.breakDown();

    assertThatThrownBy(this::delete).isInstanceOf(AdapterException.class);
    assertThat(row().orElseThrow().problem()).isEmpty();
  }

  @Test
  void ofSeveralEachShouldBeDeletedOrToldWhyNot() {
    room.store(SampleBackup.at("nightly/locked.dump").with("shop", SampleBackup.dump(10)));
    room.store(SampleBackup.at("nightly/other.dump").with("shop", SampleBackup.dump(10)));
    service().lock(SampleBackup.DESTINATION, List.of("nightly/locked.dump"), true);

    List<Outcome> outcomes =
        service()
            .delete(
                SampleBackup.DESTINATION,
                List.of(PATH, "nightly/locked.dump", "../etc/passwd", "nightly/none.dump"));

    assertThat(outcomes).extracting(Outcome::path).startsWith(PATH, "nightly/locked.dump");
    assertThat(outcomes.get(0).error()).isEmpty();
    assertThat(outcomes.get(1).error().orElseThrow()).contains("locked");
    assertThat(outcomes.get(2).error().orElseThrow()).contains("path");
    assertThat(outcomes.get(3).error().orElseThrow()).contains("not found");
    assertThat(database.backups().atDestination(SampleBackup.DESTINATION))
        .extracting(Backup::path)
        .containsExactlyInAnyOrder("nightly/locked.dump", "nightly/other.dump");
    assertThat(database.audit().find(AuditFilter.all(), 0, 10))
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder(AuditAction.UPDATE, AuditAction.DELETE);
  }

  @Test
  void anUnknownBackupShouldBeNotFound() {
    assertThatThrownBy(() -> service().delete(SampleBackup.DESTINATION, "nightly/other.dump"))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.NOT_FOUND));
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
    service().delete(SampleBackup.DESTINATION, PATH);
  }

  private Optional<Backup> row() {
    return database.backups().at(SampleBackup.DESTINATION, PATH);
  }

  private List<CatalogueRow> list(ListingRequest request) {
    List<CatalogueRow> rows = new ArrayList<>();
    service().list(SampleBackup.DESTINATION, request, false).rows().forEach(rows::add);
    return rows;
  }

  private StorageExplorerService service() {
    return room.explorer(Map.of());
  }
}
