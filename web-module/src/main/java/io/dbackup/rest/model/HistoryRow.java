package io.dbackup.rest.model;

import io.dbackup.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution in the history.
 *
 * @param job the name of its job when it was queued, which outlives the job
 * @param duration milliseconds; null until it has ended
 */
public record HistoryRow(
    String id,
    Optional<String> jobId,
    String type,
    String status,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Job> job,
    Instant createdAt,
    Optional<Long> duration,
    int progress,
    String stage,
    Optional<Long> size,
    Optional<String> path,
    Optional<String> error,
    String trigger) {

  public record Job(String name) {}

  public static HistoryRow of(Execution execution) {
    return new HistoryRow(
        execution.id(),
        execution.jobId(),
        execution.type().apiName(),
        execution.status().apiName(),
        execution.startedAt(),
        execution.endedAt(),
        execution.jobName().map(Job::new),
        execution.createdAt(),
        execution.endedAt().flatMap(execution::duration).map(Duration::toMillis),
        execution.progress(),
        execution.stage().label(),
        execution.size(),
        execution.path(),
        execution.error(),
        execution.trigger().apiName());
  }
}
