package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.LeftoverRemover;
import io.dbackup.batch.backup.Leftovers;
import io.dbackup.batch.restore.AbandonedRestore;
import io.dbackup.batch.run.Runs;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends executions whose server is gone, and removes what they left at destinations. Runs at the
 * start and every few seconds, on every node; the row's lock decides which one does it.
 */
@ApplicationScoped
public class ExecutionRecovery {
  private static final System.Logger LOG = System.getLogger(ExecutionRecovery.class.getName());
  private static final Duration RETRY = Duration.ofMinutes(10);

  @Inject ExecutionLifecycle lifecycle;
  @Inject ExecutionRepository executions;
  @Inject LeftoverRemover remover;
  @Inject AbandonedRestore abandonedRestore;
  @Inject Runs runs;
  @Inject Clock clock;

  private final ReentrantLock recovering = new ReentrantLock();
  private final Map<String, Instant> tried = new ConcurrentHashMap<>();

  /** Looks for what is to be done, and does it. */
  public void recover() {
    if (runs.isClosed() || !recovering.tryLock()) {
      return;
    }
    try {
      for (String executionId : lifecycle.abandoned()) {
        if (lifecycle.takeOver(executionId, runs.nodeId())) {
          endAbandoned(executionId);
        }
      }
      for (Execution execution : executions.withLeftovers()) {
        removeLeftovers(execution);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Recovery failed; trying again", e);
    } finally {
      recovering.unlock();
    }
  }

  private void endAbandoned(String executionId) {
    Execution execution = executions.find(executionId).orElseThrow();
    LOG.log(System.Logger.Level.WARNING, "Execution {0} was abandoned by its server", executionId);
    // Before a destination is cleared: one that hangs must not hold the place in the queue.
    lifecycle.fail(executionId, reason(execution));
  }

  private String reason(Execution execution) {
    String reason =
        "The server stopped or crashed during stage " + execution.stage().label() + ". ";
    return execution.type() == ExecutionType.RESTORE
        ? reason + clearUpTarget(execution)
        : reason + "Nothing of this run is kept; start it again.";
  }

  private String clearUpTarget(Execution execution) {
    try {
      return abandonedRestore.clearUp(execution);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The target of a restore could not be looked at", e);
      return "The target databases may be incomplete: check them before they are used.";
    }
  }

  private void removeLeftovers(Execution execution) {
    Instant now = clock.instant();
    Instant last = tried.get(execution.id());
    if (last != null && Duration.between(last, now).compareTo(RETRY) < 0) {
      return;
    }
    tried.put(execution.id(), now);
    Optional<Leftovers> remaining =
        execution
            .leftovers()
            .map(Leftovers::parse)
            .flatMap(
                all ->
                    remover.remove(
                        execution.id(),
                        all,
                        problem -> LOG.log(System.Logger.Level.WARNING, problem)));
    lifecycle.mayLeave(execution.id(), remaining.map(Leftovers::toJson).orElse(null));
    if (remaining.isEmpty()) {
      tried.remove(execution.id());
    }
  }
}
