package io.dbackup.systemtask;

import io.dbackup.application.IntegrityChecks;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Has stored backups read again, a share of them each day. The reading itself is done by
 * verifications, each an execution of its own that comes after all other work.
 */
@ApplicationScoped
public class IntegrityCheckTask implements SystemTask {
  @Inject IntegrityChecks checks;

  @Override
  public String id() {
    return "integrity-check";
  }

  @Override
  public String label() {
    return "Integrity check";
  }

  @Override
  public String description() {
    return "Has a share of the stored backups verified each day, those not read for longest first";
  }

  @Override
  public String defaultSchedule() {
    return "0 4 * * *";
  }

  @Override
  public void run(TaskReport report) {
    List<String> due = checks.due();
    int queued = 0;
    for (String backup : due) {
      report.checkGoesOn();
      queued += checks.queue(backup).isPresent() ? 1 : 0;
    }
    report.info(queued + " of " + due.size() + " backups that are due were queued to be verified");
  }
}
