package io.dbackup.application;

import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The changes of state of executions, each under the lock of its row and in a transaction of its
 * own, so that several nodes on one database agree. Whatever ends an execution fires {@link
 * ExecutionFinished}. Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ExecutionLifecycle {
  /** How long a claim holds without being renewed. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  /** System tasks at once; they have places of their own, so that no backup keeps them waiting. */
  private static final int MAX_TASKS = 2;

  @Inject ExecutionRepository executions;
  @Inject Event<ExecutionFinished> finished;
  @Inject Clock clock;

  /** What a node got to do. */
  public record Claim(String executionId, ExecutionType type) {}

  /**
   * How a run ended well.
   *
   * @param missing what failed or was left out, in words; null when nothing was
   */
  public record Outcome(String missing, String path, Long size, String result) {}

  /**
   * Claims the execution that waits longest, for a node.
   *
   * @param limit how many may run at once, on all nodes together, system tasks left out
   * @return empty when nothing may start now
   */
  public Optional<Claim> claimNext(String nodeId, int limit) {
    executions.lockQueue();
    Optional<Execution> next =
        nextTask().or(() -> nextOther(limit)).flatMap(e -> executions.lock(e.id()));
    Instant now = clock.instant();
    next.filter(e -> e.status() == ExecutionStatus.PENDING)
        .ifPresent(e -> e.claim(nodeId, now.plus(LEASE), now));
    return next.filter(e -> e.status() == ExecutionStatus.RUNNING)
        .map(e -> new Claim(e.id(), e.type()));
  }

  private Optional<Execution> nextTask() {
    Optional<Execution> task = executions.nextPendingTask();
    return task.filter(e -> executions.countRunningTasks() < MAX_TASKS);
  }

  private Optional<Execution> nextOther(int limit) {
    return executions.countRunning() < limit ? executions.nextPending() : Optional.empty();
  }

  /** Prolongs the lease; false when the execution is not this node's to run any more. */
  public boolean renew(String executionId, String nodeId) {
    return executions.renewLease(executionId, nodeId, clock.instant().plus(LEASE)) == 1;
  }

  /** Running executions whose lease has ended. */
  public List<String> abandoned() {
    return executions.abandoned(clock.instant()).stream().map(Execution::id).toList();
  }

  /**
   * Takes an abandoned execution over, so that only one node clears up after it; false when its own
   * node or another was faster.
   */
  public boolean takeOver(String executionId, String nodeId) {
    Instant now = clock.instant();
    Optional<Execution> execution =
        executions
            .lock(executionId)
            .filter(e -> e.status() == ExecutionStatus.RUNNING)
            .filter(e -> e.leaseUntil().map(until -> until.isBefore(now)).orElse(true));
    execution.ifPresent(e -> e.lease(nodeId, now.plus(LEASE)));
    return execution.isPresent();
  }

  /** Remembers what the run is about to write; see {@link Execution#mayLeave}. */
  public void mayLeave(String executionId, String leftovers) {
    executions.lock(executionId).ifPresent(execution -> execution.mayLeave(leftovers));
  }

  /**
   * Ends a run well, together with what the caller stores in the same transaction.
   *
   * @param with is given the locked execution before it ends
   * @return false, and nothing is stored, when the execution is not this node's any more or
   *     somebody asked for its end
   */
  public boolean succeed(
      String executionId, String nodeId, Outcome outcome, Consumer<Execution> with) {
    Optional<Execution> execution = lockOwn(executionId, nodeId);
    execution.ifPresent(
        e -> {
          with.accept(e);
          e.succeed(
              outcome.missing(), outcome.path(), outcome.size(), outcome.result(), clock.instant());
          boolean complete = e.status() == ExecutionStatus.SUCCESS;
          log(e, complete ? LogLevel.SUCCESS : LogLevel.WARNING, closingWords(e));
          finished.fire(new ExecutionFinished(e.id(), e.status()));
        });
    return execution.isPresent();
  }

  /**
   * Stores something while a run goes on.
   *
   * @param with is given the locked execution
   * @return false, and nothing is stored, when the execution is not this node's any more or
   *     somebody asked for its end
   */
  public boolean meanwhile(String executionId, String nodeId, Consumer<Execution> with) {
    Optional<Execution> execution = lockOwn(executionId, nodeId);
    execution.ifPresent(with);
    return execution.isPresent();
  }

  private Optional<Execution> lockOwn(String executionId, String nodeId) {
    return executions
        .lock(executionId)
        .filter(e -> e.status() == ExecutionStatus.RUNNING)
        .filter(e -> e.nodeId().equals(Optional.of(nodeId)) && !e.cancelRequested());
  }

  /** Ends an execution with a reason for the user; false when it had ended before. */
  public boolean fail(String executionId, String reason) {
    return end(executionId, LogLevel.ERROR, reason, e -> e.fail(reason, clock.instant()));
  }

  /** Ends an execution because somebody asked for it; false when it had ended before. */
  public boolean cancelled(String executionId, String reason) {
    return end(executionId, LogLevel.WARNING, reason, e -> e.cancelled(reason, clock.instant()));
  }

  private boolean end(
      String executionId, LogLevel level, String reason, Consumer<Execution> change) {
    Optional<Execution> execution = executions.lock(executionId).filter(e -> !e.status().isFinal());
    execution.ifPresent(
        e -> {
          ExecutionStage reached = e.stage();
          change.accept(e);
          executions.addLog(new LogEntry(e.id(), clock.instant(), level, reached, reason, null));
          finished.fire(new ExecutionFinished(e.id(), e.status()));
        });
    return execution.isPresent();
  }

  private void log(Execution execution, LogLevel level, String message) {
    executions.addLog(
        new LogEntry(execution.id(), clock.instant(), level, execution.stage(), message, null));
  }

  private String closingWords(Execution execution) {
    long seconds = execution.duration(clock.instant()).map(Duration::toSeconds).orElse(0L);
    return execution
        .error()
        .map(missing -> execution.type().label() + " is incomplete. " + missing)
        .orElse(execution.type().label() + " completed in " + seconds + " s");
  }
}
