package io.dbackup.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * Which executions a list shows; an empty part does not restrict, but for system tasks: they are
 * many and of little interest, and are shown only to who asks for their type or for one of them.
 * Times are of creation, from inclusive, to exclusive.
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
