package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.task.SystemTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemTaskServiceTest {
  private static final SystemTask HEALTH = new SampleTask("health-check", "*/5 * * * *", true);
  private static final SystemTask CLEAN = new SampleTask("clean-old-data", "30 3 * * *");

  private static TestPersistence database;
  private JobRoom room;

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
  }

  private <T> T call(Function<SystemTaskService, T> call) {
    return database.transaction(() -> call.apply(room.systemTasks(HEALTH, CLEAN)));
  }

  private void update(
      String id, Optional<String> schedule, Optional<Boolean> start, Optional<Boolean> enabled) {
    call(
        service -> {
          service.update(id, schedule, start, enabled);
          return null;
        });
  }

  private String run(String id) {
    return call(service -> service.run(id));
  }

  private SystemTaskService.Status status(String id) {
    return call(SystemTaskService::list).stream()
        .filter(status -> status.plan().task().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<AuditEntry> trail() {
    return database.audit().find(AuditFilter.all(), 0, 10);
  }

  @Test
  void everyTaskShouldBeListedWithItsDefaultsAndItsNextRun() {
    assertThat(call(SystemTaskService::list))
        .extracting(status -> status.plan().task().id())
        .containsExactly("clean-old-data", "health-check");
    SystemTaskService.Status health = status("health-check");
    assertThat(health.plan().schedule()).isEqualTo("*/5 * * * *");
    assertThat(health.plan().runOnStartup()).isTrue();
    assertThat(health.plan().enabled()).isTrue();
    assertThat(health.last()).isEmpty();
    assertThat(health.nextRunAt()).contains(Instant.parse("2026-11-02T10:05:00Z"));
  }

  @Test
  void theLatestRunShouldBeShown() {
    run("health-check");
    room.finishAll();
    room.clock.advance(Duration.ofMinutes(1));
    String latest = run("health-check");
    assertThat(status("health-check").last().map(Execution::id)).contains(latest);
    assertThat(status("clean-old-data").last()).isEmpty();
  }

  @Test
  void onlyWhatIsGivenShouldChange() {
    update("clean-old-data", Optional.of("0 5 * * *"), Optional.empty(), Optional.empty());
    update("clean-old-data", Optional.empty(), Optional.of(true), Optional.empty());
    TaskPlan plan = status("clean-old-data").plan();
    assertThat(plan.schedule()).isEqualTo("0 5 * * *");
    assertThat(plan.runOnStartup()).isTrue();
    assertThat(plan.enabled()).isTrue();

    update("clean-old-data", Optional.empty(), Optional.empty(), Optional.of(false));
    assertThat(status("clean-old-data").plan().enabled()).isFalse();
    assertThat(status("clean-old-data").nextRunAt()).isEmpty();
    assertThat(status("health-check").plan().changedAt()).isEmpty();
  }

  @Test
  void aChangeShouldBeAuditedWithWhatWasBefore() {
    update("health-check", Optional.of("0 * * * *"), Optional.empty(), Optional.of(false));
    assertThat(trail())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(AuditAction.UPDATE);
              assertThat(line.resource()).isEqualTo(AuditResource.SYSTEM);
              assertThat(line.resourceId()).contains("health-check");
              assertThat(line.details())
                  .isEqualTo(
                      "{\"before\":{\"schedule\":\"*/5 * * * *\",\"runOnStartup\":true,"
                          + "\"enabled\":true},\"after\":{\"schedule\":\"0 * * * *\","
                          + "\"runOnStartup\":true,\"enabled\":false}}");
            });
  }

  @Test
  void theOtherNameOfATaskShouldDo() {
    update("system.health_check", Optional.of("0 * * * *"), Optional.empty(), Optional.empty());
    assertThat(status("health-check").plan().schedule()).isEqualTo("0 * * * *");
    String execution = run("system.clean_old_data");
    assertThat(room.runsOf("clean-old-data")).extracting(Execution::id).containsExactly(execution);
  }

  @Test
  void aTaskThatDoesNotExistShouldBeNotFound() {
    for (String id : List.of("make-coffee", "health_check", "system.", "")) {
      BackupException refusal = catchThrowableOfType(BackupException.class, () -> run(id));
      assertThat(refusal.category()).as(id).isEqualTo(ErrorCategory.NOT_FOUND);
    }
    assertThat(trail()).isEmpty();
  }

  @Test
  void aWrongScheduleShouldBeInvalidAndNamed() {
    BackupException refusal =
        catchThrowableOfType(
            BackupException.class,
            () ->
                update(
                    "health-check",
                    Optional.of("61 * * * *"),
                    Optional.empty(),
                    Optional.of(false)));
    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessageContaining("schedule");
    assertThat(status("health-check").plan().enabled()).as("nothing is changed").isTrue();
    assertThat(trail()).isEmpty();
  }

  @Test
  void runningNowShouldQueueOneRunForTheCallerAndAuditIt() {
    room.actAs(JobRoom.key(Permission.SETTINGS_WRITE));
    String first = run("health-check");
    assertThat(room.runsOf("health-check"))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.id()).isEqualTo(first);
              assertThat(run.trigger()).isEqualTo(Trigger.API);
              assertThat(run.triggeredBy()).contains("key-1");
            });
    assertThat(trail())
        .singleElement()
        .matches(line -> line.details().equals("{\"executionId\":\"" + first + "\"}"));
  }

  @Test
  void runningNowShouldReturnTheRunThatWaitsAlready() {
    String first = run("health-check");
    assertThat(run("health-check")).isEqualTo(first);
    room.finishAll();
    assertThat(run("health-check")).isNotEqualTo(first);
  }

  @Test
  void aTaskThatIsSwitchedOffShouldRunWhenAsked() {
    update("health-check", Optional.empty(), Optional.empty(), Optional.of(false));
    assertThat(run("health-check")).isNotEmpty();
  }
}
