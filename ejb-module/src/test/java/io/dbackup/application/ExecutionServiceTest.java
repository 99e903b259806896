package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionServiceTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final ExecutionFilter ALL = ExecutionFilter.all();

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
  }

  /** Made in an order that is not that of their times: e3 is the oldest. */
  private void storeHistory() {
    store(backup("e1", "job-1", NOON.plusSeconds(2)));
    store(backup("e2", "job-2", NOON.plusSeconds(1)));
    database.transaction(() -> execution("e1").claim("node-1", NOON.plusSeconds(60), NOON));
    store(backup("e3", "job-1", NOON));
    store(
        Execution.ofBackup(
            "e4",
            ExecutionType.VERIFICATION,
            "job-1",
            "Nightly",
            "{}",
            Trigger.MANUAL,
            "user-1",
            NOON.plusSeconds(3)));
    database.transaction(() -> execution("e3").fail("Nothing answers", NOON.plusSeconds(9)));
  }

  @Test
  void theHistoryShouldBeNewestFirst() {
    storeHistory();

    assertThat(history(ALL, 0, 100)).containsExactly("e4", "e1", "e2", "e3");
  }

  @Test
  void aPageShouldGoOnWhereTheOneBeforeItEnded() {
    storeHistory();

    assertThat(history(ALL, 0, 3)).containsExactly("e4", "e1", "e2");
    assertThat(history(ALL, 3, 3)).containsExactly("e3");
    assertThat(history(ALL, 6, 3)).isEmpty();
    assertThat(service().history(ALL, 3, 3).total()).as("pages do not change it").isEqualTo(4);
  }

  @Test
  void eachFilterShouldRestrictTheListAndItsCount() {
    storeHistory();

    assertFound(filter(ExecutionStatus.FAILED, null, null, null, null), "e3");
    assertFound(filter(null, ExecutionType.VERIFICATION, null, null, null), "e4");
    assertFound(filter(null, null, "job-2", null, null), "e2");
    assertFound(filter(null, null, null, NOON.plusSeconds(2), null), "e4", "e1");
    assertFound(filter(null, null, null, null, NOON.plusSeconds(2)), "e2", "e3");
    assertFound(
        filter(
            ExecutionStatus.RUNNING,
            ExecutionType.BACKUP,
            "job-1",
            NOON.plusSeconds(1),
            NOON.plusSeconds(3)),
        "e1");
    assertFound(filter(ExecutionStatus.SUCCESS, null, null, null, null));
  }

  private void assertFound(ExecutionFilter filter, String... ids) {
    assertThat(history(filter, 0, 100)).containsExactly(ids);
    assertThat(service().history(filter, 0, 100).total()).isEqualTo(ids.length);
  }

  private static ExecutionFilter filter(
      ExecutionStatus status, ExecutionType type, String jobId, Instant from, Instant to) {
    return new ExecutionFilter(
        Optional.ofNullable(status),
        Optional.ofNullable(type),
        Optional.ofNullable(jobId),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }

  @Test
  void theLogShouldBeThatOfOneExecutionInTheOrderItWasWritten() {
    storeHistory();
    log("e1", "First", NOON.plusSeconds(5));
    log("e2", "Another one's", NOON);
    log("e1", "Second", NOON);

    assertThat(service().log("e1"))
        .extracting(LogEntry::message)
        .containsExactly("First", "Second");
    assertThat(service().log("e3")).isEmpty();
  }

  @Test
  void anExecutionThatWaitsShouldEndAtOnce() {
    store(backup("e1", "job-1", NOON));

    Execution cancelled = cancel("e1");

    assertThat(cancelled.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution("e1").status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution("e1").endedAt()).contains(room.clock.instant());
    assertThat(room.finished.fired())
        .containsExactly(new ExecutionFinished("e1", ExecutionStatus.CANCELLED));
    assertThat(service().log("e1"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.message()).isEqualTo("Cancelled by Ann");
              assertThat(line.level()).isEqualTo(LogLevel.WARNING);
              assertThat(line.stage()).isEqualTo(ExecutionStage.QUEUED);
            });
    assertThat(database.executions().waiting("job-1")).as("its place is free").isEmpty();
  }

  @Test
  void anExecutionThatRunsShouldBeAskedToStopAndEndByItself() {
    store(backup("e1", "job-1", NOON));
    database.transaction(() -> execution("e1").claim("node-1", NOON.plusSeconds(60), NOON));

    Execution asked = cancel("e1");

    assertThat(asked.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(execution("e1").cancelRequested()).isTrue();
    assertThat(database.executions().cancelRequests("node-1")).containsExactly("e1");
    assertThat(room.finished.fired()).as("nothing has ended yet").isEmpty();
    assertThat(service().log("e1"))
        .extracting(LogEntry::message)
        .containsExactly("Cancelled by Ann; the run stops");
  }

  @ParameterizedTest
  @EnumSource(
      value = ExecutionStatus.class,
      names = {"SUCCESS", "PARTIAL", "FAILED", "CANCELLED"})
  void anExecutionThatHasEndedShouldStayAsItIs(ExecutionStatus end) {
    store(backup("e1", "job-1", NOON));
    database.transaction(() -> execution("e1").claim("node-1", NOON.plusSeconds(60), NOON));
    database.transaction(() -> end(execution("e1"), end));

    BackupException refusal = refusedCancel("e1");

    assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFLICT);
    assertThat(refusal).hasMessage("Cannot cancel an execution with status " + end.apiName());
    assertThat(execution("e1").status()).isEqualTo(end);
    assertThat(execution("e1").cancelRequested()).isFalse();
    assertThat(service().log("e1")).isEmpty();
    assertThat(trail()).isEmpty();
  }

  private static void end(Execution execution, ExecutionStatus status) {
    switch (status) {
      case SUCCESS -> execution.succeed(null, "a/b", 1L, "{}", NOON);
      case PARTIAL -> execution.succeed("One of two", "a/b", 1L, "{}", NOON);
      case FAILED -> execution.fail("Nothing answers", NOON);
      default -> execution.cancelled("Somebody wanted it", NOON);
    }
  }

  @Test
  void theTrailShouldTellWhoCancelled() {
    store(backup("e1", "job-1", NOON));
    room.actAs(JobRoom.key(Permission.JOBS_EXECUTE));

    cancel("e1");

    assertThat(trail())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.resource()).isEqualTo(AuditResource.EXECUTION);
              assertThat(line.resourceId()).contains("e1");
              assertThat(line.apiKeyId()).contains("key-1");
              assertThat(line.details()).isEqualTo("{\"action\":\"cancel\"}");
            });
  }

  @Test
  void anExecutionThatDoesNotExistShouldBeNotFound() {
    BackupException get =
        catchThrowableOfType(BackupException.class, () -> service().get("nowhere"));

    for (BackupException refusal : List.of(get, refusedCancel("nowhere"))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.NOT_FOUND);
      assertThat(refusal).hasMessage("Execution not found");
    }
    assertThat(trail()).isEmpty();
  }

  private static Execution backup(String id, String jobId, Instant at) {
    return Execution.backup(id, jobId, "Nightly", Trigger.SCHEDULER, null, at, at);
  }

  private static void store(Execution execution) {
    database.transaction(() -> database.executions().add(execution));
  }

  private static void log(String executionId, String message, Instant at) {
    LogEntry line =
        new LogEntry(executionId, at, LogLevel.INFO, ExecutionStage.QUEUED, message, null);
    database.transaction(() -> database.executions().addLog(line));
  }

  private ExecutionService service() {
    return room.executionService();
  }

  private List<String> history(ExecutionFilter filter, int skip, int limit) {
    return service().history(filter, skip, limit).map(Execution::id).rows();
  }

  private Execution cancel(String id) {
    return database.transaction(() -> service().cancel(id));
  }

  private BackupException refusedCancel(String id) {
    BackupException refusal = catchThrowableOfType(BackupException.class, () -> cancel(id));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private static Execution execution(String id) {
    return database.executions().find(id).orElseThrow();
  }

  private static List<AuditEntry> trail() {
    return database.audit().find(AuditFilter.all(), 0, 10);
  }
}
