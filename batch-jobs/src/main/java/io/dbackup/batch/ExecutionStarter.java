package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts what waits in the queue, first come first served, up to the limit. The table decides: any
 * number of nodes may do this at once.
 */
@ApplicationScoped
public class ExecutionStarter {
  private static final System.Logger LOG = System.getLogger(ExecutionStarter.class.getName());

  @Inject ExecutionLifecycle lifecycle;
  @Inject BatchSettings settings;
  @Inject Runs runs;
  @Inject RunEnding ending;

  private final ReentrantLock starting = new ReentrantLock();

  /** Starts everything that may start now. */
  public void startWaiting() {
    // One thread is enough; whoever comes meanwhile is served by its next look or the next call.
    if (!starting.tryLock()) {
      return;
    }
    try {
      Optional<ExecutionLifecycle.Claim> claim = claim();
      while (claim.isPresent()) {
        start(claim.get());
        claim = claim();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The queue could not be read; trying again", e);
    } finally {
      starting.unlock();
    }
  }

  private Optional<ExecutionLifecycle.Claim> claim() {
    return runs.isClosed()
        ? Optional.empty()
        : lifecycle.claimNext(runs.nodeId(), settings.maxConcurrentJobs());
  }

  private void start(ExecutionLifecycle.Claim claim) {
    Run run = runs.begin(claim.executionId(), claim.type());
    try {
      run.batchId(launch(claim));
    } catch (RuntimeException | Error e) {
      // Errors too, such as a thread that cannot be made: the execution must not stay Running.
      run.failed(e);
      ending.end(run, "The batch job could not be started");
    }
  }

  /** Hands a claimed execution to the batch engine; returns the id it has there. */
  long launch(ExecutionLifecycle.Claim claim) {
    Properties parameters = new Properties();
    parameters.setProperty("executionId", claim.executionId());
    return BatchRuntime.getJobOperator().start(claim.type().batchJob(), parameters);
  }
}
