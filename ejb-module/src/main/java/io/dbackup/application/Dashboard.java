package io.dbackup.application;

import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.QueueFigures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The figures of the overview page at one moment.
 *
 * @param zone in which days are counted
 * @param queue what waits and runs, of every type but system tasks
 * @param last24h how backups ended
 * @param last30d the same for thirty days, today included
 * @param protection those at risk first
 * @param activity fourteen days, oldest first
 * @param calendar as many days as were asked for, oldest first
 * @param recent the newest executions of every type but system tasks
 */
public record Dashboard(
    Instant generatedAt,
    ZoneId zone,
    JobCounts jobs,
    QueueFigures queue,
    Map<ExecutionStatus, Long> last24h,
    Map<ExecutionStatus, Long> last30d,
    List<DestinationFigures> destinations,
    List<JobProtection> protection,
    List<DayFigures> activity,
    List<DayFigures> calendar,
    List<Execution> recent) {

  /**
   * @param active jobs that are enabled
   * @param overdue active jobs whose complete backup should have been there by now
   * @param neverSucceeded active jobs without any complete backup
   */
  public record JobCounts(long total, long active, long overdue, long neverSucceeded) {
    static JobCounts of(List<JobProtection> jobs) {
      return new JobCounts(
          jobs.size(),
          jobs.stream().filter(JobProtection::enabled).count(),
          jobs.stream().filter(job -> job.protection().overdue()).count(),
          jobs.stream().filter(job -> job.enabled() && job.lastSuccessAt().isEmpty()).count());
    }
  }
}
