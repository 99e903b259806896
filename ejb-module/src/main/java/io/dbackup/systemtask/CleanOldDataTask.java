package io.dbackup.systemtask;

import io.dbackup.application.HistoryPruning;
import io.dbackup.application.RecordPruning;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Setting;
import io.dbackup.config.Settings;
import io.dbackup.event.AuditPruning;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Forgets what nobody needs any more of this instance's own records; backups are not touched. */
@ApplicationScoped
public class CleanOldDataTask implements SystemTask {
  @Inject HistoryPruning history;
  @Inject RecordPruning records;
  @Inject AuditPruning audit;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  @Override
  public String id() {
    return "clean-old-data";
  }

  @Override
  public String label() {
    return "Clean old data";
  }

  @Override
  public String description() {
    return "Forgets old executions, logs, notifications, health checks and sessions; no backups";
  }

  @Override
  public String defaultSchedule() {
    return "30 3 * * *";
  }

  @Override
  public void run(TaskReport report) {
    Set<String> keep = history.keep();
    report.info(prune(Settings.HISTORY_DAYS, false, keep, report) + " executions forgotten");
    report.info(prune(Settings.TASK_HISTORY_DAYS, true, keep, report) + " system tasks forgotten");
    report.info(records.healthChecks(before(Settings.HEALTH_DAYS)) + " health checks forgotten");
    report.info(records.accesses() + " ended sessions and download links forgotten");
    report.info(records.notifications(before(Settings.HISTORY_DAYS)) + " notifications forgotten");
    if (settings.get(Settings.AUDIT_DAYS) > 0) {
      report.checkGoesOn();
      long lines = audit.pruneBefore(before(Settings.AUDIT_DAYS));
      report.info(lines + " lines of the audit trail forgotten");
    }
  }

  private int prune(Setting<Integer> days, boolean tasks, Set<String> keep, TaskReport report) {
    Instant before = before(days);
    int removed = 0;
    Optional<String> next = Optional.empty();
    do {
      report.checkGoesOn();
      HistoryPruning.Page page = history.page(before, tasks, keep, next);
      removed += page.removed();
      next = page.last();
    } while (next.isPresent());
    return removed;
  }

  private Instant before(Setting<Integer> days) {
    return clock.instant().minus(Duration.ofDays(settings.get(days)));
  }
}
