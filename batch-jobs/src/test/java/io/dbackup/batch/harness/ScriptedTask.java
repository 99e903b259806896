package io.dbackup.batch.harness;

import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A system task that does what a test says. */
public final class ScriptedTask implements SystemTask {
  /** How many runs of any of them go on at once, and how many there were at most. */
  private static final AtomicInteger RUNNING = new AtomicInteger();

  private final String id;
  private volatile Consumer<TaskReport> work = report -> {};

  ScriptedTask(String id) {
    this.id = id;
  }

  public ScriptedTask does(Consumer<TaskReport> newWork) {
    this.work = newWork;
    return this;
  }

  /** How many runs of any scripted task go on now. */
  public static int running() {
    return RUNNING.get();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return "Task " + id;
  }

  @Override
  public String description() {
    return "Does what a test says";
  }

  @Override
  public String defaultSchedule() {
    return "0 0 1 1 *";
  }

  @Override
  public void run(TaskReport report) {
    RUNNING.incrementAndGet();
    try {
      work.accept(report);
    } finally {
      RUNNING.decrementAndGet();
    }
  }
}
