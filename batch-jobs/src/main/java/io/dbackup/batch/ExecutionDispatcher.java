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
    every(QUEUE_MILLIS, Task.QUEUE);
    every(BEAT_MILLIS, Task.BEAT);
    timers.createIntervalTimer(SOON_MILLIS, RECOVERY_MILLIS, new TimerConfig(Task.RECOVERY, false));
  }

  private void every(long millis, Task task) {
    timers.createIntervalTimer(millis, millis, new TimerConfig(task, false));
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
    timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(Task.QUEUE, false));
  }

  @Timeout
  void due(Timer timer) {
    switch ((Task) timer.getInfo()) {
      case QUEUE -> starter.startWaiting();
      case BEAT -> heartbeat.beat();
      case RECOVERY -> recovery.recover();
    }
  }

  @PreDestroy
  void stop() {
    shutdown.endRuns();
  }
}
