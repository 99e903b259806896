package io.dbackup.delivery;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt to send. It has one outcome, which is the first: that of the work, or that it took
 * too long. Thread-safe.
 */
final class SendAttempt {
  /** How long an attempt may take, whatever the adapter and its library do. */
  static final Duration LIMIT = Duration.ofSeconds(28);

  private final Runnable work;
  private Thread worker;
  private boolean over;
  private Throwable failure;

  SendAttempt(Runnable work) {
    this.work = work;
  }

  /**
   * Does the work on this thread.
   *
   * @return whether its outcome counts; false when it came too late
   */
  boolean run() {
    synchronized (this) {
      if (over) {
        return false;
      }
      worker = Thread.currentThread();
    }
    Throwable thrown = null;
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    return end(thrown);
  }

  private synchronized boolean end(Throwable thrown) {
    worker = null;
    // An interrupt that came for the work must not hit what this thread does next.
    Thread.interrupted();
    boolean first = !over;
    if (first) {
      over = true;
      failure = thrown;
      notifyAll();
    }
    return first;
  }

  /**
   * Ends it for everybody who waits, and interrupts the thread that works on it.
   *
   * @return whether this was its end; false when it had ended before
   */
  synchronized boolean expire() {
    if (over) {
      return false;
    }
    over = true;
    failure =
        new AdapterException(
            AdapterFailure.RETRYABLE,
            "The channel did not finish within "
                + LIMIT.toSeconds()
                + " seconds; the message may or may not have arrived");
    if (worker != null) {
      worker.interrupt();
    }
    notifyAll();
    return true;
  }

  /** Waits for the end, and brings it about when the limit is over. */
  synchronized void await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (!over && left > 0) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
    expire();
  }

  /** Why it failed, once it has ended; empty when it did not. */
  synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
