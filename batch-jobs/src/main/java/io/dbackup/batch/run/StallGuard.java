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
  @Inject Runs runs;
  @Inject BatchSettings settings;
  @Inject WorkerThreads threads;

  /** Looks at every operation under way on this node. */
  public void check() {
    Duration usual = settings.stallTimeout();
    for (Run run : runs.all()) {
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
}
