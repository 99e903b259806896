package io.dbackup.schedule;

import io.dbackup.application.ExecutionQueue;
import io.dbackup.application.TaskPlan;
import io.dbackup.application.TaskPlans;
import io.dbackup.config.InstanceSettings;
import io.dbackup.execution.Trigger;
import io.dbackup.job.CronExpression;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Queues the system tasks that are due, by the same rule as jobs: the latest scheduled time is due
 * when it is later than the last one queued and the last change of the schedule. What was missed
 * while no node was running is done once. Not thread-safe; any number of nodes may look at once.
 */
@ApplicationScoped
public class DueTasks {
  /** A time older than this is not caught up. */
  static final Duration CATCH_UP_LIMIT = Duration.ofDays(7);

  private static final System.Logger LOG = System.getLogger(DueTasks.class.getName());

  @Inject TaskPlans plans;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  private final Map<String, Instant> settled = new HashMap<>();

  /** Queues what shall run when a server starts. */
  public void queueStartup() {
    for (TaskPlan plan : plans.all()) {
      if (plan.enabled() && plan.runOnStartup()) {
        queue.systemTask(plan.task().id(), plan.task().label(), Trigger.SYSTEM, null);
      }
    }
  }

  /** Queues every task that is due; one that cannot be queued keeps no other from its turn. */
  public void queueDue() {
    ZonedDateTime now = clock.instant().atZone(settings.timeZone());
    for (TaskPlan plan : plans.all()) {
      try {
        if (plan.enabled()) {
          queueIfDue(plan, now);
        }
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.ERROR,
            "System task " + plan.task().id() + " could not be queued; trying again soon",
            e);
      }
    }
  }

  private void queueIfDue(TaskPlan plan, ZonedDateTime now) {
    String id = plan.task().id();
    Optional<Instant> slot =
        CronExpression.parse(plan.schedule())
            .previous(now)
            .map(ZonedDateTime::toInstant)
            .filter(time -> !time.isBefore(now.toInstant().minus(CATCH_UP_LIMIT)))
            .filter(time -> plan.changedAt().map(time::isAfter).orElse(true))
            .filter(time -> !Objects.equals(settled.get(id), time));
    if (slot.isPresent()) {
      if (executions.lastSlot(id).map(slot.get()::isAfter).orElse(true)) {
        queue.scheduledTask(id, plan.task().label(), slot.get());
      }
      settled.put(id, slot.get());
    }
  }
}
