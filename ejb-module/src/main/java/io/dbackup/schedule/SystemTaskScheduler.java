package io.dbackup.schedule;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Wakes {@link DueTasks} every few seconds, and once when the server has started. Apart from the
 * scheduler of jobs, so that neither can be held up by the other's troubles.
 */
@Singleton
@Startup
@DependsOn("MasterKeyStartup")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class SystemTaskScheduler {
  private static final System.Logger LOG = System.getLogger(SystemTaskScheduler.class.getName());
  private static final long PERIOD_MILLIS = 10_000;

  @Resource TimerService timers;
  @Inject DueTasks due;

  private boolean started;
  private boolean failing;

  @PostConstruct
  void start() {
    setAlarm();
  }

  /** Set again after each look, so that a slow one never overlaps the next. */
  private void setAlarm() {
    timers.createSingleActionTimer(PERIOD_MILLIS, new TimerConfig("tasks", false));
  }

  /** Nothing leaves it, since servers give up on timers that fail. */
  @Timeout
  void look() {
    try {
      if (!started) {
        due.queueStartup();
        started = true;
      }
      due.queueDue();
      failing = false;
    } catch (RuntimeException | Error e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "System tasks cannot be scheduled now; trying again soon",
          failing ? null : e);
      failing = true;
    } finally {
      setAlarm();
    }
  }
}
