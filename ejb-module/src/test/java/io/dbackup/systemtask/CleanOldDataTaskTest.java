package io.dbackup.systemtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.application.HistoryPruning;
import io.dbackup.application.JobRoom;
import io.dbackup.application.RecordPruning;
import io.dbackup.event.AuditPruning;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.task.TaskReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CleanOldDataTaskTest {
  private static TestPersistence database;

  private final CleanOldDataTask task = new CleanOldDataTask();
  private final Probing told = new Probing();
  private JobRoom room;
  private int numbers;
  private Instant auditPrunedBefore;

  @BeforeAll
  static void open() {
    database = new TestPersistence();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    room = new JobRoom(database);
    RecordPruning records = room.recordPruning();
    task.history =
        new HistoryPruning(database.history()) {
          @Override
          public Page page(
              Instant before, boolean tasks, Set<String> keep, Optional<String> after) {
            return database.transaction(() -> super.page(before, tasks, keep, after));
          }
        };
    task.records =
        new RecordPruning() {
          @Override
          public int healthChecks(Instant before) {
            return database.transaction(() -> records.healthChecks(before));
          }

          @Override
          public int notifications(Instant before) {
            return database.transaction(() -> records.notifications(before));
          }

          @Override
          public int accesses() {
            return database.transaction(records::accesses);
          }
        };
    task.audit =
        new AuditPruning() {
          @Override
          public long pruneBefore(Instant time) {
            auditPrunedBefore = time;
            return 3;
          }
        };
    task.settings = room.settings();
    task.clock = room.clock;
  }

  private Instant ago(int days) {
    return room.clock.instant().minus(Duration.ofDays(days));
  }

  private void ended(Execution execution) {
    execution.fail("scripted", execution.createdAt());
    database.transaction(() -> database.executions().add(execution));
  }

  private void backups(int... ages) {
    for (int age : ages) {
      ended(Execution.backup("e" + numbers++, "job", "Job", Trigger.MANUAL, null, null, ago(age)));
    }
  }

  private void tasks(int... ages) {
    for (int age : ages) {
      ended(
          Execution.systemTask(
              "e" + numbers++, "task", "Task", Trigger.SCHEDULER, null, null, ago(age)));
    }
  }

  private void checks(int... ages) {
    for (int age : ages) {
      HealthCheck check =
          new HealthCheck(
              "h" + numbers++, JobRoom.SOURCE, AdapterHealth.HEALTHY, 1, null, ago(age));
      database.transaction(() -> database.healthChecks().add(check));
    }
  }

  private List<Integer> ages(List<Execution> executions) {
    return executions.stream()
        .map(e -> (int) Duration.between(e.createdAt(), room.clock.instant()).toDays())
        .toList();
  }

  @Test
  void eachKindOfRecordShouldGoAfterItsDays() {
    backups(400, 366, 364, 8, 1);
    tasks(400, 8, 6, 1);
    checks(31, 29);
    task.run(told.report);
    assertThat(ages(room.executions())).containsExactly(364, 8, 1);
    assertThat(ages(room.runsOf("task"))).containsExactly(6, 1);
    assertThat(database.healthChecks().of(JobRoom.SOURCE, Instant.EPOCH, 10)).hasSize(1);
    assertThat(told.lines)
        .containsExactly(
            "2 executions forgotten",
            "2 system tasks forgotten",
            "1 health checks forgotten",
            "0 ended sessions and download links forgotten",
            "0 notifications forgotten");
    assertThat(auditPrunedBefore).as("kept for ever unless somebody says otherwise").isNull();
  }

  @Test
  void theDaysShouldBeThoseOfTheSettings() {
    room.with("dbackup.history.days", "7")
        .with("dbackup.history.task-days", "2")
        .with("dbackup.history.health-days", "10");
    backups(8, 6, 1);
    tasks(3, 1);
    checks(11, 9);
    task.run(told.report);
    assertThat(ages(room.executions())).containsExactly(6, 1);
    assertThat(ages(room.runsOf("task"))).containsExactly(1);
    assertThat(database.healthChecks().of(JobRoom.SOURCE, Instant.EPOCH, 10)).hasSize(1);
  }

  @Test
  void theAuditTrailShouldLoseOldLinesOnlyWhenItsDaysAreSet() {
    room.with("dbackup.audit.days", "90");
    task.run(told.report);
    assertThat(auditPrunedBefore).isEqualTo(ago(90));
    assertThat(told.lines).contains("3 lines of the audit trail forgotten");
  }

  @Test
  void nothingMoreShouldGoWhenTheRunIsToEnd() {
    backups(400, 1);
    TaskReport cancelled =
        new TaskReport(
            (problem, line) -> {},
            () -> {
              throw new CancellationException("Cancelled by a user");
            });
    assertThatThrownBy(() -> task.run(cancelled)).hasMessage("Cancelled by a user");
    assertThat(room.executions()).hasSize(2);
  }
}
