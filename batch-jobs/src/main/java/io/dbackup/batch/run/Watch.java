package io.dbackup.batch.run;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Watches over something that may block: a dump, an upload, a load. Each operation on it runs
 * inside {@link #during}; when one takes longer than allowed, or the run is stopped, the thing is
 * closed from outside, which ends the operation. Used by one thread at a time, ended from any.
 */
public final class Watch implements AutoCloseable {
  /** Patience for moving some bytes. */
  public static final int USUAL = 1;

  /** Patience for making something durable or ending a program. */
  public static final int FINISHING = 6;

  /**
   * Patience for a database that works on what it was given: an index of a large table takes its
   * time.
   */
  public static final int LOADING = 12;

  /**
   * Patience for the end of a load, when all that was put off is done and nothing can be seen of
   * it.
   */
  public static final int ENDING_LOAD = 288;

  private static final long IDLE = 0;

  private final String what;
  private final AutoCloseable victim;
  private final Run run;
  private final LongSupplier nanos;
  private final AtomicBoolean closedFromOutside = new AtomicBoolean();
  private volatile long busySince = IDLE;
  private volatile int patience = USUAL;
  private volatile String reason;

  Watch(String what, AutoCloseable victim, Run run, LongSupplier nanos) {
    this.what = what;
    this.victim = victim;
    this.run = run;
    this.nanos = nanos;
  }

  /** Something that may block and fail. */
  @FunctionalInterface
  public interface Operation<T> {
    T run() throws IOException;
  }

  /** Runs an operation that must move within the usual time. */
  public <T> T during(Operation<T> operation) throws IOException {
    return during(USUAL, operation);
  }

  /**
   * Runs an operation that may take longer than usual.
   *
   * @param times how many times the usual time
   */
  public <T> T during(int times, Operation<T> operation) throws IOException {
    checkNotEnded(null);
    patience = times;
    run.sign();
    long now = nanos.getAsLong();
    busySince = now == IDLE ? 1 : now;
    try {
      return operation.run();
    } catch (IOException | RuntimeException e) {
      checkNotEnded(e);
      throw e;
    } finally {
      run.sign();
      busySince = IDLE;
    }
  }

  /** How long the present operation takes already; zero when there is none. */
  Duration busy() {
    long since = busySince;
    return since == IDLE ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - since);
  }

  /** Whether an operation is under way. */
  public boolean isBusy() {
    return busySince != IDLE;
  }

  /** How long the present operation may take. */
  Duration allowed(Duration usual) {
    return usual.multipliedBy(patience);
  }

  String what() {
    return what;
  }

  /** Whether it was closed from outside. */
  public boolean isEnded() {
    return closedFromOutside.get();
  }

  /** Why it was closed from outside and is busy all the same; empty when it is not so. */
  public Optional<String> doesNotLetGo() {
    return isEnded() && isBusy() ? Optional.ofNullable(reason) : Optional.empty();
  }

  /**
   * Closes the thing watched; the first reason is the one that is reported. Blocks while closing.
   */
  void end(String why) {
    if (closedFromOutside.compareAndSet(false, true)) {
      reason = why;
      try {
        victim.close();
      } catch (Exception e) {
        System.getLogger(Watch.class.getName())
            .log(System.Logger.Level.WARNING, "Closing the " + what + " failed", e);
      }
    }
  }

  private void checkNotEnded(Exception cause) {
    if (run.isStopped()) {
      throw run.stopped();
    }
    if (closedFromOutside.get()) {
      throw new BackupException(ErrorCategory.EXTERNAL, String.valueOf(reason), cause);
    }
  }

  /** Ends the watch; the thing stays as it is. */
  @Override
  public void close() {
    run.forget(this);
  }
}
