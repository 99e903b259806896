package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.audit.AuditFilter;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.retention.RetentionOrder;
import io.dbackup.retention.RetentionPlan.Decision;
import io.dbackup.retention.RetentionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionServiceTest {
  private static final String JOB = "job-1";

  private static TestPersistence database;

  private final Map<String, String> configuration = new HashMap<>();
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
  void storeAJobWithThreeBackups() {
    room = new StorageRoom(database);
    for (String name : List.of("a", "b", "c")) {
      room.store(SampleBackup.at("nightly/" + name).with("shop", SampleBackup.dump(100)));
    }
    store(keep(2), null);
  }

  private static RetentionPolicy keep(int count) {
    return new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, count, 0, 0, 0, 0);
  }

  private void store(RetentionPolicy ofJob, RetentionPolicy ofDestination) {
    JobDestination place = new JobDestination(SampleBackup.DESTINATION, 0, ofDestination);
    BackupJob job =
        new BackupJob(
            JOB, "Nightly", "0 2 * * *", StorageRoom.TARGET, List.of(place), StorageRoom.NOW);
    job.retain(ofJob);
    database.transaction(
        () -> {
          database.jobs().find(JOB).ifPresent(database.jobs()::remove);
        });
    database.transaction(() -> database.jobs().add(job));
  }

  private RetentionService service() {
    RetentionPlanner planner = new RetentionPlanner();
    planner.use = room.use();
    planner.scans = room.sample.scans(database, Map.of());
    planner.backups = database.backups();
    planner.executions = database.executions();
    planner.settings = new InstanceSettings(name -> Optional.ofNullable(configuration.get(name)));
    planner.clock = room.clock();
    RetentionService service = new RetentionService();
    service.jobs = database.jobs();
    service.planner = planner;
    service.queue = room.queue();
    service.audit = room.audit();
    CallerOfRequest request = new CallerOfRequest();
    request.set(new Caller("user-1", "a@b.c", "Ann", null, false, Set.of()), Client.NONE);
    service.current = new CurrentCaller(request);
    return service;
  }

  private RetentionPlanner.Placed placed(RetentionPolicy instead) {
    return service().preview(JOB, Optional.ofNullable(instead)).get(0).placed().orElseThrow();
  }

  @Test
  void aPreviewShouldSayOfEachBackupWhatBecomesOfItAndWhy() {
    assertThat(placed(null).plan().decisions())
        .extracting(Decision::keep)
        .containsExactly(true, true, false);
    assertThat(placed(null).plan().decisions())
        .extracting(Decision::reason)
        .containsExactly("One of the newest 2", "One of the newest 2", "Older than the newest 2");
  }

  @Test
  void aPreviewShouldChangeNothing() {
    placed(keep(1));
    assertThat(database.backups().atDestination(SampleBackup.DESTINATION)).hasSize(3);
    assertThat(room.sample.destination.objects).hasSize(6);
    assertThat(database.executions().unfinished()).isEmpty();
  }

  @Test
  void anotherPolicyShouldBeTriedWithoutBeingSet() {
    assertThat(placed(keep(1)).plan().deletions()).hasSize(2);
    assertThat(placed(null).plan().deletions()).hasSize(1);
  }

  @Test
  void thePolicyOfADestinationShouldComeBeforeThatOfItsJob() {
    store(keep(1), keep(3));
    assertThat(placed(null).plan().deletions()).isEmpty();
  }

  @Test
  void moreThanHalfShouldNeedConfirmationUnlessTheOperatorSaysOtherwise() {
    assertThat(placed(keep(2)).massDeletion()).isFalse();
    assertThat(placed(keep(1)).massDeletion()).isTrue();
    configuration.put("dbackup.retention.max-deletion-percent", "100");
    assertThat(placed(keep(1)).massDeletion()).isFalse();
    configuration.put("dbackup.retention.max-deletion-percent", "0");
    assertThat(placed(keep(2)).massDeletion()).isTrue();
  }

  @Test
  void aBackupWithMissingObjectsShouldBeKeptAndTakeNoPlace() {
    room.sample.destination.objects.remove("nightly/c");
    assertThat(placed(null).plan().deletions()).isEmpty();
  }

  @Test
  void aDestinationThatCannotBeReadShouldBeAProblemAndNoPlan() {
    room.sample.destination.breakDown();
    RetentionService.Preview preview = service().preview(JOB, Optional.empty()).get(0);
    assertThat(preview.placed()).isEmpty();
    assertThat(preview.problem()).isPresent();
  }

  @Test
  void applyingShouldQueueOneRunWithWhatWasConfirmedAndAnAuditLine() {
    ExecutionQueue.Place first =
        database.transaction(() -> service().apply(JOB, Set.of("fingerprint")));
    ExecutionQueue.Place again =
        database.transaction(() -> service().apply(JOB, Set.of("fingerprint")));

    assertThat(again.executionId()).isEqualTo(first.executionId());
    Execution queued = database.executions().find(first.executionId()).orElseThrow();
    assertThat(queued.type()).isEqualTo(ExecutionType.RETENTION);
    assertThat(queued.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(RetentionOrder.parse(queued.parameters().orElseThrow()))
        .isEqualTo(new RetentionOrder(JOB, Set.of("fingerprint")));
    assertThat(database.audit().find(AuditFilter.all(), 0, 10))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.details()).contains("retention", "fingerprint"));
  }

  @Test
  void anUnknownJobShouldBeNotFound() {
    assertThatThrownBy(() -> service().preview("other", Optional.empty()))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.NOT_FOUND));
  }
}
