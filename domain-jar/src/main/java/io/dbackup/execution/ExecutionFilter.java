package io.dbackup.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * Which executions a list shows; an empty part does not restrict. Times are of creation, from
 * inclusive, to exclusive.
 */
public record ExecutionFilter(
    Optional<ExecutionStatus> status,
    Optional<ExecutionType> type,
    Optional<String> jobId,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** All executions. */
  public static ExecutionFilter all() {
    return new ExecutionFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
