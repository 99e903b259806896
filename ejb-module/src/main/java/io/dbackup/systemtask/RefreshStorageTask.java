package io.dbackup.systemtask;

import io.dbackup.application.StorageSnapshots;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads what lies at every destination, and keeps how much it is, so that growth can be seen. */
@ApplicationScoped
public class RefreshStorageTask implements SystemTask {
  @Inject StorageSnapshots snapshots;

  @Override
  public String id() {
    return "refresh-storage-stats";
  }

  @Override
  public String label() {
    return "Storage statistics";
  }

  @Override
  public String description() {
    return "Reads what lies at every destination and keeps how much it is";
  }

  @Override
  public String defaultSchedule() {
    return "0 * * * *";
  }

  @Override
  public void run(TaskReport report) {
    List<StorageSnapshots.Taken> taken = snapshots.takeAll(report::checkGoesOn);
    for (StorageSnapshots.Taken destination : taken) {
      String name = "\"" + destination.destinationName() + "\"";
      destination
          .error()
          .ifPresentOrElse(
              error -> report.problem(name + " could not be read: " + error),
              () -> report.info(name + " was read"));
    }
  }
}
