package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.config.InstanceSettings;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.job.CronExpression;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.SystemTaskSettings;
import io.dbackup.spi.task.SystemTask;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instance does for itself: when it does it, and doing it now. */
@Stateless
public class SystemTaskService {
  @Inject SystemTasks tasks;
  @Inject TaskPlans plans;
  @Inject SettingRepository settings;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject InstanceSettings instance;
  @Inject CurrentCaller current;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * A task as it stands.
   *
   * @param last its latest run, which may be waiting or going on
   * @param nextRunAt empty when it is switched off
   */
  public record Status(TaskPlan plan, Optional<Execution> last, Optional<Instant> nextRunAt) {}

  /** By id. */
  @RolesAllowed(Permission.SETTINGS_READ)
  public List<Status> list() {
    List<TaskPlan> all = plans.all();
    Map<String, Execution> latest =
        executions.latest(all.stream().map(plan -> plan.task().id()).toList());
    return all.stream()
        .map(
            plan -> new Status(plan, Optional.ofNullable(latest.get(plan.task().id())), next(plan)))
        .toList();
  }

  private Optional<Instant> next(TaskPlan plan) {
    return plan.enabled()
        ? CronExpression.parse(plan.schedule())
            .next(clock.instant().atZone(instance.timeZone()))
            .map(ZonedDateTime::toInstant)
        : Optional.empty();
  }

  /**
   * Changes what is given; NOT_FOUND for a task that does not exist, INVALID for a wrong schedule.
   */
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public void update(
      String taskId,
      Optional<String> schedule,
      Optional<Boolean> runOnStartup,
      Optional<Boolean> enabled) {
    SystemTask task = tasks.require(taskId);
    schedule.ifPresent(CronExpression::parse);
    SystemTaskSettings changed = settings.findTask(task.id()).orElseGet(() -> add(task));
    TaskPlan before = TaskPlan.of(task, Optional.of(changed));
    Instant now = clock.instant();
    schedule
        .filter(text -> !text.equals(before.schedule()))
        .ifPresent(text -> changed.schedule(text, now));
    runOnStartup.ifPresent(changed::runOnStartup);
    enabled
        .filter(wanted -> wanted != before.enabled())
        .ifPresent(wanted -> changed.enabled(wanted, now));
    audit.record(
        AuditAction.UPDATE,
        AuditResource.SYSTEM,
        task.id(),
        JSON.createObjectBuilder()
            .add("before", json(before))
            .add("after", json(TaskPlan.of(task, Optional.of(changed))))
            .build());
  }

  private SystemTaskSettings add(SystemTask task) {
    SystemTaskSettings added = new SystemTaskSettings(task.id(), clock.instant());
    settings.add(added);
    return added;
  }

  private static JsonObject json(TaskPlan plan) {
    return JSON.createObjectBuilder()
        .add("schedule", plan.schedule())
        .add("runOnStartup", plan.runOnStartup())
        .add("enabled", plan.enabled())
        .build();
  }

  /** Queues a run, also of a task that is switched off, and returns its execution. */
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public String run(String taskId) {
    SystemTask task = tasks.require(taskId);
    Trigger trigger =
        current.get().flatMap(caller -> caller.apiKey()).isPresent() ? Trigger.API : Trigger.MANUAL;
    String by = current.get().map(caller -> caller.apiKey().orElse(caller.userId())).orElse(null);
    String executionId = queue.systemTask(task.id(), task.label(), trigger, by).executionId();
    audit.record(
        AuditAction.EXECUTE,
        AuditResource.SYSTEM,
        task.id(),
        JSON.createObjectBuilder().add("executionId", executionId).build());
    return executionId;
  }
}
