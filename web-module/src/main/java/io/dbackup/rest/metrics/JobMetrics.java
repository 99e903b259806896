package io.dbackup.rest.metrics;

import io.dbackup.application.JobProtection;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.protection.ProtectionState;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be known of every job: five series each, which a monitor takes for ten thousand jobs.
 */
final class JobMetrics {
  private static final double MILLIS = 1000;

  private final Gauge success =
      new Gauge(
          "dbackup_job_last_success_timestamp_seconds",
          "When the last complete backup of a job ended; missing when there was none.");
  private final Gauge verified =
      new Gauge(
          "dbackup_job_last_verified_timestamp_seconds",
          "When a backup of a job was last read again as a whole and found sound; missing when none"
              + " was.");
  private final Gauge restored =
      new Gauge(
          "dbackup_job_last_restored_timestamp_seconds",
          "When a restore of a backup of a job last succeeded as a whole; missing when none did.");
  private final Gauge overdue =
      new Gauge(
          "dbackup_job_overdue",
          "Whether a complete backup of an enabled job should have been there by now: 1 or 0.");
  private final Gauge failing =
      new Gauge(
          "dbackup_job_failing",
          "Whether the last backup of an enabled job failed or left something out: 1 or 0.");
  private final Map<ProtectionState, Long> states = new EnumMap<>(ProtectionState.class);

  private JobMetrics() {}

  static List<MetricSnapshot> of(List<JobProtection> jobs) {
    JobMetrics metrics = new JobMetrics();
    for (ProtectionState state : ProtectionState.values()) {
      metrics.states.put(state, 0L);
    }
    jobs.forEach(metrics::add);
    Gauge count = new Gauge("dbackup_jobs", "Jobs, by how well they protect.");
    metrics.states.forEach(
        (state, number) -> count.add(Labels.of("state", state.apiName()), number));
    return List.of(
        count.done(),
        metrics.success.done(),
        metrics.verified.done(),
        metrics.restored.done(),
        metrics.overdue.done(),
        metrics.failing.done());
  }

  private void add(JobProtection job) {
    Labels labels = Labels.of("job_id", job.jobId(), "job_name", job.jobName());
    states.merge(job.protection().state(), 1L, Long::sum);
    job.lastSuccessAt().ifPresent(at -> success.add(labels, seconds(at)));
    job.lastVerifiedAt().ifPresent(at -> verified.add(labels, seconds(at)));
    job.lastRestoredAt().ifPresent(at -> restored.add(labels, seconds(at)));
    if (job.enabled()) {
      overdue.add(labels, flag(job.protection().overdue()));
      failing.add(labels, flag(endedBadly(job.lastStatus())));
    }
  }

  private static boolean endedBadly(Optional<ExecutionStatus> last) {
    return last.filter(status -> status != ExecutionStatus.SUCCESS).isPresent();
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / MILLIS;
  }

  private static double flag(boolean on) {
    return on ? 1 : 0;
  }
}
