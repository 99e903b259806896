package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.BackupWork;
import io.dbackup.batch.backup.LeftoverRemover;
import io.dbackup.batch.backup.Leftovers;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.Words;
import io.dbackup.execution.Execution;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Ends runs: clears up after those that did not end well, and says why they did not. */
@ApplicationScoped
public class RunEnding {
  private static final System.Logger LOG = System.getLogger(RunEnding.class.getName());

  private static final int TRIES = 3;

  static final String CANCELLED = "Cancelled by a user";

  @Inject Runs runs;
  @Inject ExecutionRepository executions;
  @Inject ExecutionLifecycle lifecycle;
  @Inject LeftoverRemover remover;
  @Inject RunLog log;

  /**
   * Ends a run whose batch job is over. Safe to call twice and from several threads: the first call
   * does it. When that is not possible now, such as without the metadata database, the run stays
   * and a later call ends it, some times over.
   *
   * @param otherwise the reason when nobody knows a better one
   */
  public void end(Run run, String otherwise) {
    if (!run.beginEnding()) {
      return;
    }
    try {
      Optional<Run.Stop> stop = run.stop();
      // A thread of it that is stuck somewhere shall do nothing more when it comes back.
      run.stop(Run.End.FAILED, otherwise);
      Optional<Execution> execution = executions.find(run.executionId());
      if (execution.isPresent()) {
        end(run, execution.get(), stop, otherwise);
      }
    } catch (RuntimeException | Error e) {
      LOG.log(
          System.Logger.Level.WARNING, "Execution " + run.executionId() + " could not be ended", e);
      if (run.endLater() < TRIES) {
        return;
      }
      // Its lease runs out now, and recovery ends it without knowing why it failed.
    }
    // Only now, since its lease must be kept and a shutdown must wait for it until here.
    runs.forget(run);
    run.find(BackupWork.class).ifPresent(BackupWork::close);
  }

  private void end(Run run, Execution execution, Optional<Run.Stop> stop, String otherwise) {
    if (!execution.status().isFinal()) {
      log.progress(run);
      clearUp(run, execution.leftovers().map(Leftovers::parse));
      finish(run, execution, stop, otherwise);
    } else if (!execution.status().isGood()) {
      // Another server has ended it and cleared up, and this one may have stored more since.
      clearUp(run, run.find(BackupWork.class).map(BackupWork::leftovers));
    }
  }

  private void clearUp(Run run, Optional<Leftovers> leftovers) {
    try {
      Optional<Leftovers> remaining =
          leftovers.flatMap(
              all -> remover.remove(run.executionId(), all, problem -> log.warning(run, problem)));
      lifecycle.mayLeave(run.executionId(), remaining.map(Leftovers::toJson).orElse(null));
    } catch (RuntimeException e) {
      // They stay noted with the execution and are tried again.
      LOG.log(
          System.Logger.Level.WARNING,
          "Clearing up after execution " + run.executionId() + " failed",
          e);
    }
  }

  private void finish(Run run, Execution execution, Optional<Run.Stop> stop, String otherwise) {
    Optional<String> failure = run.failure().map(Words::of);
    run.failure()
        .ifPresent(
            cause ->
                LOG.log(
                    System.Logger.Level.WARNING,
                    "Execution " + run.executionId() + " failed",
                    cause));
    if (stop.isEmpty() && execution.cancelRequested()) {
      // The step has noticed before the heartbeat did.
      String besides =
          run.failure()
              .filter(cause -> !(cause instanceof RunStoppedException))
              .map(cause -> ". " + Words.of(cause))
              .orElse("");
      lifecycle.cancelled(run.executionId(), CANCELLED + besides + run.remarks());
      return;
    }
    if (stop.isEmpty()) {
      lifecycle.fail(run.executionId(), failure.orElse(otherwise) + run.remarks());
      return;
    }
    // What a step said beside the wish to stop, such as what was in place already.
    String reason =
        stop.get().reason()
            + failure
                .filter(text -> !text.equals(stop.get().reason()))
                .map(t -> ". " + t)
                .orElse("")
            + run.remarks();
    if (stop.get().end() == Run.End.CANCELLED) {
      lifecycle.cancelled(run.executionId(), reason);
    } else {
      lifecycle.fail(run.executionId(), reason);
    }
  }
}
