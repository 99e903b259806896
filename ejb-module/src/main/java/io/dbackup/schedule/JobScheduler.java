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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Wakes {@link DueJobs}: every few seconds, which makes it see what changed here or through another
 * node, and exactly at the next scheduled time. Timers are not persistent; the database has all
 * there is to know. Nothing leaves a timeout method, since servers give up on timers that fail.
 */
@Singleton
@Startup
@DependsOn("MasterKeyStartup")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class JobScheduler {
  static final Duration PERIOD = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(JobScheduler.class.getName());

  @Resource TimerService timers;
  @Inject DueJobs due;
  @Inject Clock clock;

  private Instant alarm;
  private boolean failing;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(0, PERIOD.toMillis(), transientTimer("look"));
  }

  @Timeout
  void look() {
    try {
      due.queueDue().ifPresent(this::setAlarm);
      if (failing) {
        LOG.log(System.Logger.Level.INFO, "The scheduler works again");
      }
      failing = false;
    } catch (RuntimeException | Error e) {
      LOG.log(
          System.Logger.Level.ERROR,
          failing
              ? "The scheduler still cannot start backups: " + e
              : "The scheduler cannot start backups now; it goes on trying every "
                  + PERIOD.toSeconds()
                  + " seconds",
          failing ? null : e);
      failing = true;
    }
  }

  /** For a time that comes before the next regular look; one too many does no harm. */
  private void setAlarm(Instant next) {
    Duration wait = Duration.between(clock.instant(), next);
    if (wait.compareTo(PERIOD) < 0 && !next.equals(alarm)) {
      // A millisecond more, lest rounding wakes it just before the time.
      timers.createSingleActionTimer(Math.max(0, wait.toMillis()) + 1, transientTimer("alarm"));
      alarm = next;
    }
  }

  private static TimerConfig transientTimer(String name) {
    return new TimerConfig(name, false);
  }
}
