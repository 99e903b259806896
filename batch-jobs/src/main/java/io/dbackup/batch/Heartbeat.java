package io.dbackup.batch;

import io.dbackup.application.ExecutionJournal;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobExecutionException;
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
import jakarta.inject.Inject;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Beats for everything this node runs, on a thread that does none of the work: publishes progress,
 * keeps leases, hears wishes to cancel, and ends what is stuck or lost.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Heartbeat {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final long EVERY_MILLIS = 1000;
  private static final int LEASE_EVERY = 5;

  @Resource TimerService timers;
  @Inject Runs runs;
  @Inject StallGuard stallGuard;
  @Inject ExecutionJournal journal;
  @Inject ExecutionLifecycle lifecycle;
  @Inject ExecutionRepository executions;

  private final ReentrantLock beating = new ReentrantLock();
  private int beats;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
  }

  @Timeout
  void beat() {
    if (!beating.tryLock()) {
      return;
    }
    try {
      stallGuard.check();
      publishProgress();
      hearCancels();
      if (beats++ % LEASE_EVERY == 0) {
        keepLeases();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A heartbeat failed; the next one follows", e);
    } finally {
      beating.unlock();
    }
  }

  private void publishProgress() {
    for (Run run : runs.all()) {
      Run.Progress progress = run.progress();
      journal.advance(
          run.executionId(),
          progress.stage(),
          progress.percent(),
          progress.bytesDone(),
          progress.bytesTotal());
    }
  }

  private void hearCancels() {
    for (String executionId : executions.cancelRequests(runs.nodeId())) {
      runs.find(executionId)
          .ifPresent(run -> stop(run, Run.End.CANCELLED, "Cancelled by a user"));
    }
  }

  private void keepLeases() {
    for (Run run : runs.all()) {
      if (!lifecycle.renew(run.executionId(), runs.nodeId()) && runs.find(run.executionId()).isPresent()) {
        stop(run, Run.End.FAILED, "Another server has taken this execution over");
      }
    }
  }

  /** Ends a run: what blocks is closed, and the batch engine starts nothing more of it. */
  static void stop(Run run, Run.End end, String reason) {
    if (run.isStopped()) {
      return;
    }
    run.stop(end, reason);
    if (run.batchId().isPresent()) {
      try {
        BatchRuntime.getJobOperator().stop(run.batchId().getAsLong());
      } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The batch job of a stopped run is over already", e);
      } catch (BatchRuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "The batch engine did not take the wish to stop", e);
      }
    }
  }
}
