package io.dbackup.application;

import io.dbackup.access.Permission;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.config.InstanceSettings;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.QueueFigures;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionFigures;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The overview: whether everything is safe, and the figures behind it. */
@Stateless
public class DashboardService {
  private static final int ACTIVITY_DAYS = 14;
  private static final int RATE_DAYS = 30;
  private static final int RECENT = 20;

  @Inject ProtectionReader protection;
  @Inject LastDay lastDay;
  @Inject BackupRepository backups;
  @Inject ExecutionFigures figures;
  @Inject ExecutionRepository executions;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * Everything at once, from the database alone.
   *
   * @param jobs how many jobs to name, those at risk first
   * @param calendarDays how many days the calendar has
   */
  @RolesAllowed(Permission.HISTORY_READ)
  public Dashboard read(int jobs, int calendarDays) {
    Instant now = clock.instant();
    ZoneId zone = settings.timeZone();
    LocalDate today = now.atZone(zone).toLocalDate();
    // First: what ends while the rest is read is seen next time.
    long ended = figures.ended();
    ProtectionReader.Jobs all = protection.all(ended);
    List<DayFigures> days = days(Math.max(RATE_DAYS, calendarDays), today);
    QueueFigures queue = figures.queue();
    Map<ExecutionStatus, Long> ends = lastDay.backups(ended);
    List<DestinationFigures> held = backups.destinations();
    // Last: what was loaded as an entity is looked through before each later question.
    List<Execution> recent = executions.search(ExecutionFilter.all(), 0, RECENT);
    return new Dashboard(
        now,
        zone,
        all.counts(),
        queue,
        ends,
        DayFigures.sum(last(days, RATE_DAYS)),
        held,
        all.worstFirst().stream().limit(jobs).toList(),
        last(days, ACTIVITY_DAYS),
        last(days, calendarDays),
        recent);
  }

  private List<DayFigures> days(int count, LocalDate today) {
    return DayFigures.last(
        count, today, figures.days(ExecutionType.BACKUP, today.minusDays(count - 1L)));
  }

  private static List<DayFigures> last(List<DayFigures> days, int count) {
    return days.subList(days.size() - count, days.size());
  }
}
