package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.StallGuard;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Beats once a second for everything this node runs, on a thread that does none of the work:
 * publishes progress, keeps leases, hears wishes to cancel, and ends what is stuck or lost.
 */
@ApplicationScoped
public class Heartbeat {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final int LEASE_EVERY = 5;

  @Inject Runs runs;
  @Inject StallGuard stallGuard;
  @Inject RunLog log;
  @Inject ExecutionLifecycle lifecycle;
  @Inject ExecutionRepository executions;
  @Inject RunStopper stopper;

  private final ReentrantLock beating = new ReentrantLock();
  private int beats;

  /** One beat; returns at once when one is still going on. */
  public void beat() {
    if (!beating.tryLock()) {
      return;
    }
    try {
      if (beats++ % LEASE_EVERY == 0) {
        keepLeases();
      }
      hearCancels();
      stallGuard.check();
      publishProgress();
      stopper.endLost();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A heartbeat failed; the next one follows", e);
    } finally {
      beating.unlock();
    }
  }

  private void keepLeases() {
    for (Run run : runs.all()) {
      boolean ours = lifecycle.renew(run.executionId(), runs.nodeId());
      // One that this server has just ended has no lease any more, and nothing to be stopped.
      if (!ours && !run.isEnding() && !isEndedWell(run)) {
        stopper.stop(run, Run.End.FAILED, "Another server has taken this execution over");
      }
    }
  }

  /** Only the run itself ends an execution well. */
  private boolean isEndedWell(Run run) {
    return executions
        .find(run.executionId())
        .map(execution -> execution.status().isGood())
        .orElse(false);
  }

  private void hearCancels() {
    for (String executionId : executions.cancelRequests(runs.nodeId())) {
      runs.find(executionId)
          .ifPresent(run -> stopper.stop(run, Run.End.CANCELLED, RunEnding.CANCELLED));
    }
  }

  private void publishProgress() {
    runs.all().forEach(log::progress);
  }
}
