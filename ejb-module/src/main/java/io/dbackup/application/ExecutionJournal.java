package io.dbackup.application;

import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * What a run tells while it works: log lines and progress. Each call is a short transaction of its
 * own, so that others see it at once, whatever transaction the caller is in. Messages must not hold
 * secrets. Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ExecutionJournal {
  @Inject ExecutionRepository executions;
  @Inject Clock clock;

  /** Writes one line. */
  public void log(String executionId, LogLevel level, ExecutionStage stage, String message) {
    log(executionId, level, stage, message, null);
  }

  /** Writes one line with details, which may be null. */
  public void log(
      String executionId, LogLevel level, ExecutionStage stage, String message, String details) {
    executions.addLog(new LogEntry(executionId, clock.instant(), level, stage, message, details));
  }

  /** Writes lines of one kind in one transaction. */
  public void logAll(
      String executionId, LogLevel level, ExecutionStage stage, List<String> messages) {
    for (String message : messages) {
      log(executionId, level, stage, message, null);
    }
  }

  /**
   * Sets stage, percentage and bytes of a running execution. The percentage never decreases.
   *
   * @param bytesTotal estimate, 0 when unknown
   */
  public void advance(
      String executionId, ExecutionStage stage, int progress, long bytesDone, long bytesTotal) {
    executions.advance(executionId, stage, progress, bytesDone, bytesTotal);
  }
}
