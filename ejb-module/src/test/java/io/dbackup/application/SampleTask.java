package io.dbackup.application;

import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;

/** A system task that is only planned, never run. */
public record SampleTask(String id, String defaultSchedule, boolean runsOnStartup)
    implements SystemTask {
  public SampleTask(String id, String defaultSchedule) {
    this(id, defaultSchedule, false);
  }

  @Override
  public String label() {
    return "Label of " + id;
  }

  @Override
  public String description() {
    return "What " + id + " does";
  }

  @Override
  public void run(TaskReport report) {
    throw new UnsupportedOperationException("Nothing runs here");
  }
}
