package io.dbackup.rest.model;

import io.dbackup.application.SystemTaskService;
import io.dbackup.application.TaskPlan;
import io.dbackup.execution.Execution;
import java.time.Instant;
import java.util.Optional;

/**
 * A system task as it stands.
 *
 * @param lastRunAt when its latest run started; null when it never did, or still waits
 * @param lastStatus how that run stands or ended
 * @param nextRunAt null when it is switched off
 */
public record SystemTaskAnswer(
    String id,
    String label,
    String description,
    String schedule,
    boolean runOnStartup,
    boolean enabled,
    Optional<Instant> lastRunAt,
    Optional<String> lastStatus,
    Optional<String> lastExecutionId,
    Optional<Instant> nextRunAt) {

  public static SystemTaskAnswer of(SystemTaskService.Status status) {
    TaskPlan plan = status.plan();
    return new SystemTaskAnswer(
        plan.task().id(),
        plan.task().label(),
        plan.task().description(),
        plan.schedule(),
        plan.runOnStartup(),
        plan.enabled(),
        status.last().flatMap(Execution::startedAt),
        status.last().map(execution -> execution.status().apiName()),
        status.last().map(Execution::id),
        status.nextRunAt());
  }
}
