package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.event.ExecutionQueued;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts what waits in the queue, first come first served, up to the limit. The table decides: any
 * number of nodes may do this at once.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ExecutionDispatcher {
  private static final System.Logger LOG = System.getLogger(ExecutionDispatcher.class.getName());
  private static final long EVERY_MILLIS = 2000;
  private static final long SOON_MILLIS = 10;

  @Resource TimerService timers;
  @Inject ExecutionLifecycle lifecycle;
  @Inject BatchSettings settings;
  @Inject Runs runs;
  @Inject RunEnding ending;

  private final ReentrantLock dispatching = new ReentrantLock();

  @PostConstruct
  void start() {
    timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
  }

  /** Looks at the queue at once instead of at the next interval. */
  void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionQueued event) {
    soon();
  }

  /** A place has become free. */
  void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionFinished event) {
    soon();
  }

  private void soon() {
    timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(null, false));
  }

  @Timeout
  void dispatch() {
    // One thread is enough; whoever comes meanwhile is served by its next look or the next interval.
    if (!dispatching.tryLock()) {
      return;
    }
    try {
      Optional<ExecutionLifecycle.Claim> claim = claim();
      while (claim.isPresent()) {
        run(claim.get());
        claim = claim();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The queue could not be read; trying again", e);
    } finally {
      dispatching.unlock();
    }
  }

  private Optional<ExecutionLifecycle.Claim> claim() {
    return lifecycle.claimNext(runs.nodeId(), settings.maxConcurrentJobs());
  }

  private void run(ExecutionLifecycle.Claim claim) {
    Run run = runs.begin(claim.executionId(), claim.type());
    Properties parameters = new Properties();
    parameters.setProperty("executionId", claim.executionId());
    try {
      JobOperator operator = BatchRuntime.getJobOperator();
      run.batchId(operator.start(claim.type().batchJob(), parameters));
    } catch (RuntimeException e) {
      run.failed(e);
      ending.end(run, "The batch job could not be started");
    }
  }
}
