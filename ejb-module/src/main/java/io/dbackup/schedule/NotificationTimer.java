package io.dbackup.schedule;

import io.dbackup.delivery.NotificationSender;
import io.dbackup.event.ExecutionFinished;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
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
import java.time.Duration;

/**
 * Wakes {@link NotificationSender}: every second, and at once when an execution has ended. Timers
 * are not persistent; the outbox has all there is to know. Nothing leaves a timeout method, since
 * servers give up on timers that fail.
 */
@Singleton
@Startup
@DependsOn("MasterKeyStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class NotificationTimer {
  static final Duration PERIOD = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(NotificationTimer.class.getName());
  private static final long SOON_MILLIS = 10;

  /** What a timer is for. */
  enum Task {
    LOOK,
    LOOK_ONCE
  }

  @Resource TimerService timers;
  @Inject NotificationSender sender;

  private volatile boolean failing;

  @PostConstruct
  void start() {
    after(PERIOD.toMillis(), Task.LOOK);
  }

  private void after(long millis, Task task) {
    timers.createSingleActionTimer(millis, new TimerConfig(task, false));
  }

  /** Comes with every end of an execution. */
  public void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionFinished event) {
    after(SOON_MILLIS, Task.LOOK_ONCE);
  }

  @Timeout
  void due(Timer timer) {
    try {
      look();
    } finally {
      // Set again only now, so that a slow look never overlaps itself.
      if (timer.getInfo() == Task.LOOK) {
        after(PERIOD.toMillis(), Task.LOOK);
      }
    }
  }

  private void look() {
    try {
      sender.beat();
      failing = false;
    } catch (RuntimeException | Error e) {
      LOG.log(
          System.Logger.Level.ERROR,
          failing
              ? "Notifications still cannot be sent: " + e
              : "Notifications cannot be sent now; the server goes on trying every second",
          failing ? null : e);
      failing = true;
    }
  }
}
