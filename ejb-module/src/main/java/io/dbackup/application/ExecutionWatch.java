package io.dbackup.application;

import io.dbackup.execution.Execution;
import io.dbackup.execution.LogEntry;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Lets those who were let in keep looking at one execution, each look in a short transaction of its
 * own; callers' rights are checked before. Thread-safe.
 */
@ApplicationScoped
public class ExecutionWatch {
  @Inject ExecutionRepository executions;

  /** An execution and a part of its log, as they were at one moment. */
  public record Snapshot(Execution execution, List<LogEntry> log) {}

  /** Log lines with a greater id than the given one only; empty when there is no such execution. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Snapshot> look(String executionId, long afterLogId, int maxLines) {
    return executions
        .find(executionId)
        .map(found -> new Snapshot(found, executions.log(executionId, afterLogId, maxLines)));
  }
}
