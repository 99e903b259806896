package io.dbackup.rest.model;

import io.dbackup.application.Dashboard;
import io.dbackup.application.DayFigures;
import io.dbackup.application.JobProtection;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.QueueFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The overview page. Results of executions are those of backups; what runs and waits, and the
 * recent ones, are of every type but system tasks.
 *
 * @param timeZone in which days are counted
 */
public record DashboardAnswer(
    Instant generatedAt,
    String timeZone,
    Dashboard.JobCounts jobs,
    Executions executions,
    Storage storage,
    List<Job> protection,
    List<Day> activity,
    List<Day> calendar,
    List<HistoryRow> recent) {

  /** How backups ended. */
  public record Results(long success, long partial, long failed, long cancelled) {
    static Results of(Map<ExecutionStatus, Long> ended) {
      return new Results(
          ended.getOrDefault(ExecutionStatus.SUCCESS, 0L),
          ended.getOrDefault(ExecutionStatus.PARTIAL, 0L),
          ended.getOrDefault(ExecutionStatus.FAILED, 0L),
          ended.getOrDefault(ExecutionStatus.CANCELLED, 0L));
    }

    /** Percent of complete ones among all that nobody cancelled, one decimal. */
    Optional<BigDecimal> successRate() {
      long all = success + partial + failed;
      return all == 0
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf(100 * success)
                  .divide(BigDecimal.valueOf(all), 1, RoundingMode.DOWN));
    }
  }

  /**
   * @param oldestPendingAt when the one was queued that waits longest
   * @param successRate30d percent; null when no backup ended
   */
  public record Executions(
      long running,
      long pending,
      Optional<Instant> oldestPendingAt,
      Results last24h,
      Results last30d,
      Optional<BigDecimal> successRate30d) {
    static Executions of(
        QueueFigures queue, Map<ExecutionStatus, Long> day, Map<ExecutionStatus, Long> month) {
      Results last30d = Results.of(month);
      return new Executions(
          queue.running(),
          queue.pending(),
          queue.oldestPendingAt(),
          Results.of(day),
          last30d,
          last30d.successRate());
    }
  }

  /** Stored bytes and backups, of all destinations and of each. */
  public record Storage(long totalBytes, long backupCount, List<Destination> destinations) {
    static Storage of(List<DestinationFigures> destinations) {
      return new Storage(
          destinations.stream().mapToLong(DestinationFigures::bytes).sum(),
          destinations.stream().mapToLong(DestinationFigures::count).sum(),
          destinations.stream().map(Destination::of).toList());
    }
  }

  /**
   * @param health null before the first check
   */
  public record Destination(
      String id, String name, long bytes, long count, Optional<String> health) {
    static Destination of(DestinationFigures figures) {
      return new Destination(
          figures.id(),
          figures.name(),
          figures.bytes(),
          figures.count(),
          figures.health().map(health -> health.apiName()));
    }
  }

  /**
   * @param lastRestoredAt null when no restore is known to have succeeded
   * @param lastStatus of the last backup that nobody cancelled
   * @param overdue whether a complete backup should have been there by now
   * @param advice null when there is nothing to do
   */
  public record Job(
      String jobId,
      String jobName,
      Optional<String> sourceName,
      boolean enabled,
      String schedule,
      Optional<Instant> lastSuccessAt,
      Optional<Instant> lastVerifiedAt,
      Optional<Instant> lastRestoredAt,
      Optional<String> lastStatus,
      Optional<Instant> nextRunAt,
      Optional<Long> expectedIntervalSeconds,
      String state,
      boolean overdue,
      Optional<String> advice) {
    static Job of(JobProtection job) {
      return new Job(
          job.jobId(),
          job.jobName(),
          job.sourceName(),
          job.enabled(),
          job.schedule(),
          job.lastSuccessAt(),
          job.lastVerifiedAt(),
          job.lastRestoredAt(),
          job.lastStatus().map(ExecutionStatus::apiName),
          job.nextRunAt(),
          job.expectedInterval().map(Duration::toSeconds),
          job.protection().state().apiName(),
          job.protection().overdue(),
          job.protection().advice(job.lastStatus()));
    }
  }

  /**
   * @param date such as 2026-11-25
   */
  public record Day(String date, long success, long partial, long failed, long cancelled) {
    static Day of(DayFigures day) {
      return new Day(
          day.date().toString(),
          day.ended(ExecutionStatus.SUCCESS),
          day.ended(ExecutionStatus.PARTIAL),
          day.ended(ExecutionStatus.FAILED),
          day.ended(ExecutionStatus.CANCELLED));
    }
  }

  public static DashboardAnswer of(Dashboard dashboard) {
    return new DashboardAnswer(
        dashboard.generatedAt(),
        dashboard.zone().getId(),
        dashboard.jobs(),
        Executions.of(dashboard.queue(), dashboard.last24h(), dashboard.last30d()),
        Storage.of(dashboard.destinations()),
        dashboard.protection().stream().map(Job::of).toList(),
        dashboard.activity().stream().map(Day::of).toList(),
        dashboard.calendar().stream().map(Day::of).toList(),
        dashboard.recent().stream().map(HistoryRow::of).toList());
  }
}
