package io.dbackup.application;

import io.dbackup.error.BackupException;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Ends executions early: one that waits at once, one that runs by asking the node that runs it.
 * Joins the caller's transaction; callers' rights are checked before.
 */
@ApplicationScoped
class ExecutionCancellation {
  @Inject ExecutionRepository executions;
  @Inject Event<ExecutionFinished> finished;
  @Inject Clock clock;

  /**
   * Cancels; NOT_FOUND when there is none, CONFLICT when it has ended.
   *
   * @param reason one sentence for the execution's log
   */
  Execution cancel(String executionId, String reason) {
    Execution execution =
        executions.lock(executionId).orElseThrow(() -> BackupException.notFound("Execution"));
    ExecutionStage stage = execution.stage();
    execution.cancel(clock.instant());
    boolean ended = execution.status().isFinal();
    executions.addLog(
        new LogEntry(
            executionId,
            clock.instant(),
            LogLevel.WARNING,
            stage,
            reason + (ended ? "" : "; the run stops"),
            null));
    if (ended) {
      finished.fire(new ExecutionFinished(executionId, execution.status()));
    }
    return execution;
  }
}
