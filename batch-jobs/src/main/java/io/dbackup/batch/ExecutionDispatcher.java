package io.dbackup.batch;

import io.dbackup.event.ExecutionFinished;
import io.dbackup.event.ExecutionQueued;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * The clockwork of the engine: looks at the queue, beats for what runs, and clears up after what
 * was lost, each on timers of its own so that none waits for another. On shutdown it ends what
 * runs.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ExecutionDispatcher {
  private static final long QUEUE_MILLIS = 2000;
  private static final long BEAT_MILLIS = 1000;
  private static final long RECOVERY_MILLIS = 10_000;
  private static final long SOON_MILLIS = 10;

  /** What a timer is for. */
  private enum Task {
    QUEUE,
    QUEUE_ONCE,
    BEAT,
    RECOVERY
  }

  @Resource TimerService timers;
  @Inject ExecutionStarter starter;
  @Inject Heartbeat heartbeat;
  @Inject ExecutionRecovery recovery;
  @Inject Shutdown shutdown;

  @PostConstruct
  void start() {
    // Each timer is set again when its task is done, so that a slow one never overlaps itself.
    after(QUEUE_MILLIS, Task.QUEUE);
    after(BEAT_MILLIS, Task.BEAT);
    after(SOON_MILLIS, Task.RECOVERY);
  }

  private void after(long millis, Task task) {
    timers.createSingleActionTimer(millis, new TimerConfig(task, false));
  }

  /** Looks at the queue at once instead of at the next interval. */
  public void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionQueued event) {
    soon();
  }

  /** A place has become free. */
  public void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionFinished event) {
    soon();
  }

  private void soon() {
    after(SOON_MILLIS, Task.QUEUE_ONCE);
  }

  @Timeout
  void due(Timer timer) {
    Task task = (Task) timer.getInfo();
    try {
      switch (task) {
        case QUEUE, QUEUE_ONCE -> starter.startWaiting();
        case BEAT -> heartbeat.beat();
        case RECOVERY -> recovery.recover();
      }
    } finally {
      switch (task) {
        case QUEUE -> after(QUEUE_MILLIS, task);
        case BEAT -> after(BEAT_MILLIS, task);
        case RECOVERY -> after(RECOVERY_MILLIS, task);
        case QUEUE_ONCE -> {}
      }
    }
  }

  @PreDestroy
  void stop() {
    shutdown.endRuns();
  }
}
