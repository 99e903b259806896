package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.event.ExecutionQueued;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs as they are set going, copied and deleted. */
class JobLifeTest {
  private static TestPersistence database;

  private JobRoom room;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void enter() {
    room = new JobRoom(database);
    room.store("job-1", "0 2 * * *");
  }

  @Test
  void aRunShouldQueueABackupInTheNameOfThePerson() {
    ExecutionQueue.Place place = run();

    Execution execution = onlyExecution();
    assertThat(place).isEqualTo(new ExecutionQueue.Place(execution.id(), false));
    assertThat(execution.type()).isEqualTo(ExecutionType.BACKUP);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PENDING);
    assertThat(execution.jobId()).contains("job-1");
    assertThat(execution.jobName()).contains("Job job-1");
    assertThat(execution.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(execution.triggeredBy()).contains("user-1");
    assertThat(room.queued.fired()).containsExactly(new ExecutionQueued(execution.id()));
    assertThat(line(AuditAction.EXECUTE).resourceId()).contains("job-1");
    assertThat(line(AuditAction.EXECUTE).details())
        .isEqualTo("{\"executionId\":\"" + execution.id() + "\",\"trigger\":\"manual\"}");
  }

  @Test
  void aRunByKeyShouldNameTheKeyInTheTrail() {
    room.actAs(JobRoom.key(Permission.JOBS_EXECUTE));

    run();

    Execution execution = onlyExecution();
    assertThat(execution.trigger()).isEqualTo(Trigger.API);
    assertThat(execution.triggeredBy()).contains("key-1");
    assertThat(line(AuditAction.EXECUTE).apiKeyId()).contains("key-1");
    assertThat(line(AuditAction.EXECUTE).details())
        .isEqualTo(
            "{\"executionId\":\""
                + execution.id()
                + "\",\"trigger\":\"api\",\"apiKeyId\":\"key-1\"}");
  }

  @Test
  void aJobThatWaitsAlreadyShouldNotBeQueuedTwice() {
    String first = run().executionId();

    assertThat(run()).isEqualTo(new ExecutionQueue.Place(first, true));
    assertThat(room.executions()).hasSize(1);
    assertThat(room.queued.fired()).hasSize(1);
  }

  @Test
  void aJobThatRunsShouldGetOneMoreInTheQueue() {
    String first = run().executionId();
    claim(first);

    ExecutionQueue.Place second = run();

    assertThat(second.alreadyQueued()).isFalse();
    assertThat(second.executionId()).isNotEqualTo(first);
    assertThat(room.executions())
        .extracting(Execution::status)
        .containsExactlyInAnyOrder(ExecutionStatus.RUNNING, ExecutionStatus.PENDING);
  }

  @Test
  void aDisabledJobShouldRunWhenAPersonWantsIt() {
    database.transaction(
        () ->
            room.jobs().update("job-1", Edition.ANY, WantedJob.nothing().enabled(false).changes()));

    assertThat(run().alreadyQueued()).isFalse();
    assertThat(onlyExecution().status()).isEqualTo(ExecutionStatus.PENDING);
  }

  @Test
  void aCopyShouldHaveEverythingButRunNothingByItself() {
    String original =
        database
            .transaction(() -> room.jobs().create(WantedJob.withEverything("All").changes()))
            .job()
            .id();

    BackupJob copy = stored(copy(original, null));

    BackupJob model = stored(original);
    assertThat(copy.id()).isNotEqualTo(original);
    assertThat(copy.name()).isEqualTo("All (Copy)");
    assertThat(copy.enabled()).isFalse();
    assertThat(model.enabled()).isTrue();
    assertThat(copy.schedule()).isEqualTo(model.schedule());
    assertThat(copy.sourceId()).isEqualTo(model.sourceId());
    assertThat(copy.destinations()).hasSize(2).isEqualTo(model.destinations());
    assertThat(copy.databases()).isEqualTo(model.databases());
    assertThat(copy.compression()).isEqualTo(Compression.ZSTD);
    assertThat(copy.compressionLevel()).contains(12);
    assertThat(copy.encryptionProfileId()).contains(JobRoom.PROFILE);
    assertThat(copy.notificationIds()).containsExactly(JobRoom.CHANNEL);
    assertThat(copy.notificationRule().success()).isFalse();
    assertThat(copy.retention()).isEqualTo(WantedJob.keep(14));
  }

  @Test
  void copiesShouldBeNumberedUntilTheNameIsFree() {
    assertThat(stored(copy("job-1", null)).name()).isEqualTo("Job job-1 (Copy)");
    assertThat(stored(copy("job-1", null)).name()).isEqualTo("Job job-1 (Copy 2)");
    assertThat(stored(copy("job-1", "Mine")).name()).isEqualTo("Mine");
    assertThat(refused(() -> room.jobs().copy("job-1", "Mine")).category())
        .isEqualTo(ErrorCategory.CONFLICT);
  }

  /** The second name would be cut in the middle of a character of two halves. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\uD83D\uDCBE"})
  void theNameOfACopyShouldFitAndBeText(String character) {
    String name = character.repeat(JobService.MAX_NAME / character.length());
    database.transaction(
        () -> room.jobs().update("job-1", Edition.ANY, WantedJob.nothing().name(name).changes()));

    String copied = stored(copy("job-1", null)).name();

    assertThat(copied.length()).isBetween(JobService.MAX_NAME - 1, JobService.MAX_NAME);
    assertThat(copied).endsWith(" (Copy)");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(copied)).isTrue();
  }

  @Test
  void deletingAJobShouldKeepItsBackupsAndItsHistory() {
    String old = run().executionId();
    room.finishAll();
    database.transaction(() -> database.backups().add(backup(old)));

    delete("job-1");

    assertThat(database.jobs().find("job-1")).isEmpty();
    assertThat(database.backups().atDestination(JobRoom.DISK))
        .singleElement()
        .satisfies(kept -> assertThat(kept.jobId()).contains("job-1"));
    assertThat(execution(old).jobName()).contains("Job job-1");
    assertThat(execution(old).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(room.finished.fired()).isEmpty();
    assertThat(line(AuditAction.DELETE).details()).contains("Job job-1");
  }

  private Backup backup(String executionId) {
    return new Backup(
        "backup-1",
        JobRoom.DISK,
        "job/shop.dump",
        new BackupOrigin(
            "b", executionId, "job-1", "Job job-1", JobRoom.SOURCE, "Production", "sample", "1"),
        new Contents(List.of("shop"), Compression.NONE, null, 10, 10, "ab"),
        "{}",
        room.clock.instant());
  }

  @Test
  void deletingAJobShouldEndWhatWaitsAndStopWhatRuns() {
    String runs = run().executionId();
    claim(runs);
    String waits = run().executionId();

    delete("job-1");

    assertThat(execution(waits).status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution(runs).status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(execution(runs).cancelRequested()).isTrue();
    assertThat(room.finished.fired())
        .containsExactly(new ExecutionFinished(waits, ExecutionStatus.CANCELLED));
    assertThat(database.executions().log(waits, 0, 100))
        .extracting(LogEntry::message)
        .contains("The job was deleted");
    assertThat(database.executions().log(runs, 0, 100))
        .extracting(LogEntry::message)
        .contains("The job was deleted; the run stops");
  }

  @Test
  void deletingOneJobShouldLeaveTheOthersAlone() {
    room.store("job-2", "0 3 * * *");
    String other = database.transaction(() -> room.jobs().run("job-2")).executionId();

    delete("job-1");

    assertThat(database.jobs().find("job-2")).isPresent();
    assertThat(execution(other).status()).isEqualTo(ExecutionStatus.PENDING);
  }

  @Test
  void aJobThatDoesNotExistShouldBeNotFound() {
    for (BackupException refusal :
        List.of(
            refused(() -> room.jobs().run("nowhere")),
            refused(() -> room.jobs().delete("nowhere")),
            refused(() -> room.jobs().copy("nowhere", "Copy")))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.NOT_FOUND);
    }
    assertThat(room.executions()).isEmpty();
    assertThat(trail()).isEmpty();
  }

  private ExecutionQueue.Place run() {
    return database.transaction(() -> room.jobs().run("job-1"));
  }

  private String copy(String id, String name) {
    return database.transaction(() -> room.jobs().copy(id, name)).job().id();
  }

  private void delete(String id) {
    database.transaction(() -> room.jobs().delete(id));
  }

  private void claim(String executionId) {
    database.transaction(
        () ->
            execution(executionId)
                .claim("node-1", room.clock.instant().plusSeconds(60), room.clock.instant()));
  }

  private Execution onlyExecution() {
    assertThat(room.executions()).hasSize(1);
    return room.executions().get(0);
  }

  private static Execution execution(String id) {
    return database.executions().find(id).orElseThrow();
  }

  private static BackupJob stored(String id) {
    return database.jobs().find(id).orElseThrow();
  }

  private static BackupException refused(Runnable call) {
    BackupException refusal =
        catchThrowableOfType(BackupException.class, () -> database.transaction(call));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private static AuditEntry line(AuditAction action) {
    List<AuditEntry> lines = trail().stream().filter(line -> line.action() == action).toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static List<AuditEntry> trail() {
    return database.audit().find(AuditFilter.all(), 0, 100);
  }
}
