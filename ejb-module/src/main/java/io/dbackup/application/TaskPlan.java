package io.dbackup.application;

import io.dbackup.settings.SystemTaskSettings;
import io.dbackup.spi.task.SystemTask;
import java.time.Instant;
import java.util.Optional;

/**
 * When a system task runs: what administrators said, else what the task itself says.
 *
 * @param changedAt the latest change of its schedule; empty when nobody changed it
 */
public record TaskPlan(
    SystemTask task,
    String schedule,
    boolean runOnStartup,
    boolean enabled,
    Optional<Instant> changedAt) {

  /**
   * @param settings what administrators said, if they said anything
   */
  public static TaskPlan of(SystemTask task, Optional<SystemTaskSettings> settings) {
    return new TaskPlan(
        task,
        settings.flatMap(SystemTaskSettings::schedule).orElse(task.defaultSchedule()),
        settings.flatMap(SystemTaskSettings::runOnStartup).orElse(task.runsOnStartup()),
        settings.flatMap(SystemTaskSettings::enabled).orElse(task.enabledAtFirst()),
        settings.map(SystemTaskSettings::updatedAt));
  }
}
