package io.dbackup.schedule;

import io.dbackup.application.RetentionTrigger;
import io.dbackup.event.ExecutionFinished;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/**
 * Has retention looked at when a backup has ended well. On a timer of its own: the transaction that
 * ends the backup must not wait for it, or fail with it. What is missed, because the server stops
 * just then, is done after the next backup.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class RetentionStarter {
  private static final System.Logger LOG = System.getLogger(RetentionStarter.class.getName());
  private static final long SOON_MILLIS = 10;

  @Resource TimerService timers;
  @Inject RetentionTrigger trigger;

  /** Comes with every end of an execution; those of good backups count. */
  public void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionFinished event) {
    if (event.status().isGood()) {
      timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(event.executionId(), false));
    }
  }

  @Timeout
  void due(Timer timer) {
    String executionId = (String) timer.getInfo();
    try {
      trigger.afterBackup(executionId);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Retention after execution " + executionId + " was not queued; the next backup does it",
          e);
    }
  }
}
