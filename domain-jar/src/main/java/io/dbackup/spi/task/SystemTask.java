package io.dbackup.spi.task;

/**
 * Work that the instance does for itself, on a schedule that administrators may change. An
 * implementation is a CDI bean, and that is all there is to adding one. Each run is an execution
 * with its log; the same task never runs twice at a time, on all nodes together. Thread-safe.
 */
public interface SystemTask {
  /** What the API calls it: lower case with dashes, at most 40 characters. */
  String id();

  /** A name for people. */
  String label();

  /** What it does, in a sentence. */
  String description();

  /** A five-field cron expression, until somebody changes it. */
  String defaultSchedule();

  /** Whether it also runs when the server starts, until somebody changes that. */
  default boolean runsOnStartup() {
    return false;
  }

  /** Whether its schedule is on, until somebody changes that. */
  default boolean enabledAtFirst() {
    return true;
  }

  /**
   * Does the work, on a thread without a transaction. What goes wrong with a part of it is reported
   * and the rest goes on; an exception ends the run as failed, its message for people.
   */
  void run(TaskReport report);
}
