package io.dbackup.application;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.protection.Protection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How well one job protects its source at the moment of asking.
 *
 * @param sourceName empty when the source is gone
 * @param lastSuccessAt when its last complete backup ended
 * @param lastVerifiedAt when one of its backups was last found sound
 * @param lastRestoredAt when a restore of one of its backups last brought back all it was asked for
 * @param lastStatus how its last backup ended that nobody cancelled
 * @param nextRunAt empty while it is disabled
 * @param expectedInterval the longest step of its schedule around now; empty when it never runs
 */
public record JobProtection(
    String jobId,
    String jobName,
    Optional<String> sourceName,
    boolean enabled,
    String schedule,
    Optional<Instant> lastSuccessAt,
    Optional<Instant> lastVerifiedAt,
    Optional<Instant> lastRestoredAt,
    Optional<ExecutionStatus> lastStatus,
    Optional<Instant> nextRunAt,
    Optional<Duration> expectedInterval,
    Protection protection) {

  /** Those at risk first, and of them the one that has waited longest. */
  static final Comparator<JobProtection> WORST_FIRST =
      Comparator.comparingInt((JobProtection job) -> job.protection().rank())
          .thenComparing(job -> job.lastSuccessAt().orElse(Instant.MIN))
          .thenComparing(JobProtection::jobName);
}
