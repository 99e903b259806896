package io.dbackup.batch;

import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stops runs from outside, and ends those that nobody else will end. */
@ApplicationScoped
public class RunStopper {
  private static final System.Logger LOG = System.getLogger(RunStopper.class.getName());

  /** How long a batch job may take to end its execution itself. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final Set<BatchStatus> OVER =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  @Inject Runs runs;
  @Inject RunEnding ending;
  @Inject Clock clock;

  private final Map<Run, Instant> suspects = new ConcurrentHashMap<>();

  /** Ends a run: what blocks is closed, and the batch engine starts nothing more of it. */
  public void stop(Run run, Run.End end, String reason) {
    if (run.isStopped()) {
      return;
    }
    run.stop(end, reason);
    if (run.batchId().isPresent()) {
      try {
        BatchRuntime.getJobOperator().stop(run.batchId().getAsLong());
      } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The batch job of a stopped run is over already", e);
      } catch (IllegalStateException e) {
        // Servers stop their batch engine before the application. The run is stopped all the same.
        LOG.log(System.Logger.Level.DEBUG, "The batch engine itself is stopped already", e);
      } catch (BatchRuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "The batch engine did not take the wish to stop", e);
      }
    }
  }

  /**
   * Ends runs whose batch job is over without having ended them, and runs that were stopped but are
   * held by something that does not let go. Their threads, if any, find themselves stopped.
   */
  void endLost() {
    suspects.keySet().retainAll(runs.all());
    for (Run run : runs.all()) {
      Optional<String> suspicion = suspicion(run);
      if (suspicion.isEmpty()) {
        suspects.remove(run);
        continue;
      }
      Instant since = suspects.computeIfAbsent(run, r -> clock.instant());
      if (Duration.between(since, clock.instant()).compareTo(GRACE) >= 0) {
        ending.end(run, suspicion.get());
      }
    }
  }

  private static Optional<String> suspicion(Run run) {
    if (run.isEnding()) {
      return Optional.empty();
    }
    if (run.isStopped()) {
      return Optional.of("The run did not end after it was stopped");
    }
    Optional<String> stuck =
        run.watches().stream().flatMap(watch -> watch.doesNotLetGo().stream()).findFirst();
    if (stuck.isPresent()) {
      return Optional.of(stuck.get() + ", but it does not let go");
    }
    if (run.batchId().isEmpty()) {
      return Optional.empty();
    }
    try {
      JobOperator operator = BatchRuntime.getJobOperator();
      BatchStatus status = operator.getJobExecution(run.batchId().getAsLong()).getBatchStatus();
      return OVER.contains(status)
          ? Optional.of("The batch job ended as " + status)
          : Optional.empty();
    } catch (NoSuchJobExecutionException e) {
      return Optional.of("The batch engine does not know this run any more");
    }
  }
}
