package io.dbackup.schedule;

import io.dbackup.application.StorageSnapshots;
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
 * Has the usage of destinations noted when an execution has ended. On a timer of its own, so that
 * no execution waits for it; what is missed is seen by the next scan.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class SnapshotStarter {
  private static final System.Logger LOG = System.getLogger(SnapshotStarter.class.getName());
  private static final long SOON_MILLIS = 10;

  @Resource TimerService timers;
  @Inject StorageSnapshots snapshots;

  /** Comes with every end of an execution. */
  public void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExecutionFinished event) {
    timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(event.executionId(), false));
  }

  @Timeout
  void due(Timer timer) {
    String executionId = (String) timer.getInfo();
    try {
      snapshots.afterExecution(executionId);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No snapshot was taken after execution " + executionId, e);
    }
  }
}
