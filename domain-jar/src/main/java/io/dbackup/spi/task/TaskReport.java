package io.dbackup.spi.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** What a system task tells while it runs. Used by the thread of the run alone. */
public final class TaskReport {
  private final BiConsumer<Boolean, String> log;
  private final Runnable goesOn;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param log takes each line, with whether it is a problem
   * @param goesOn throws when the run is to end
   */
  public TaskReport(BiConsumer<Boolean, String> log, Runnable goesOn) {
    this.log = Objects.requireNonNull(log);
    this.goesOn = Objects.requireNonNull(goesOn);
  }

  /** A line of the log. */
  public void info(String message) {
    log.accept(false, message);
  }

  /** A part of the work that could not be done; the run ends as partial. */
  public void problem(String message) {
    problems.add(message);
    log.accept(true, message);
  }

  /**
   * To be called between pieces of work: says that the task is alive, and throws when somebody
   * wants the end of the run. A run that says nothing for long counts as stuck and is failed.
   */
  public void checkGoesOn() {
    goesOn.run();
  }

  /** Every problem so far. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
