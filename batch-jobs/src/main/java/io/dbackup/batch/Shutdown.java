package io.dbackup.batch;

import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * Ends everything that runs when the server stops or the application is undeployed: child programs
 * are killed, uploads given up, and executions end with that reason instead of waiting for a node
 * that does not come back.
 */
@ApplicationScoped
public class Shutdown {
  private static final String REASON =
      "The server was stopped while this was running. Start it again to repeat it.";
  private static final int WAIT_SECONDS = 15;

  @Inject Runs runs;
  @Inject RunStopper stopper;
  @Inject RunEnding ending;

  /** Returns when everything has ended, at the latest after some seconds. */
  public void endRuns() {
    runs.close();
    for (Run run : runs.all()) {
      stopper.stop(run, Run.End.FAILED, REASON);
    }
    try {
      for (int i = 0; i < WAIT_SECONDS * 10 && !runs.all().isEmpty(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Run run : runs.all()) {
      ending.end(run, REASON);
    }
  }
}
