package io.dbackup.batch.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Ends what does not move: an operation that takes longer than it may is closed from outside, so
 * that the one who waits for it fails with a reason instead of waiting for ever.
 */
@ApplicationScoped
public class StallGuard {
  /** How many times the usual time nothing that is watched over may be going on. */
  private static final int SILENCE = 2;

  @Inject Runs runs;
  @Inject BatchSettings settings;
  @Inject WorkerThreads threads;

  /** Looks at every operation under way on this node. */
  public void check() {
    Duration usual = settings.stallTimeout();
    for (Run run : runs.all()) {
      endSilent(run, usual.multipliedBy(SILENCE));
      for (Watch watch : run.watches()) {
        Duration allowed = watch.allowed(usual);
        if (!watch.isEnded() && watch.busy().compareTo(allowed) > 0) {
          String reason =
              "Nothing moved for "
                  + Words.of(allowed)
                  + " in stage "
                  + run.stage().label()
                  + ": the "
                  + watch.what()
                  + " is stuck and was ended";
          // Closing may block as well, and other runs are watched by this thread.
          threads.start("dbackup-stall", () -> watch.end(reason));
        }
      }
    }
  }

  /** For what nobody thought of: closing a connection, say, is not watched over. */
  private static void endSilent(Run run, Duration allowed) {
    if (!run.isStopped() && !run.isEnding() && run.silence().compareTo(allowed) > 0) {
      run.stop(
          Run.End.FAILED,
          "Nothing was heard for " + Words.of(allowed) + " in stage " + run.stage().label());
    }
  }
}
