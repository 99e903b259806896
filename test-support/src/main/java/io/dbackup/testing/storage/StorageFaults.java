package io.dbackup.testing.storage;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a {@link FaultyStorageSession} is to do wrong. Counts over all sessions that share it, so
 * that it can be handed to a whole job. Set it up before use; the counting is thread-safe.
 */
public final class StorageFaults {
  /** What can be made to fail. */
  public enum Operation {
    OPEN,
    PING,
    BEGIN,
    WRITE,
    COMMIT,
    READ,
    STAT,
    LIST,
    DELETE,
    CONFIRM,
    UPLOAD_CLOSE,
    SESSION_CLOSE
  }

  private final Map<Operation, Fault> faults = new EnumMap<>(Operation.class);
  private final Map<Operation, AtomicLong> calls = new EnumMap<>(Operation.class);
  private long truncateAfter = Long.MAX_VALUE;
  private long corruptAt = -1;
  private boolean confirmLies;
  private boolean deleteLies;
  private Operation stallOperation;
  private long stallCall;
  private boolean closingEndsStall;
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  public StorageFaults() {
    for (Operation operation : Operation.values()) {
      calls.put(operation, new AtomicLong());
    }
  }

  /** The nth call, counted from 1, and every later one fails. */
  public StorageFaults failFrom(Operation operation, long call, AdapterFailure failure) {
    faults.put(operation, new Fault(call, Long.MAX_VALUE, failure));
    return this;
  }

  /** Only the nth call, counted from 1, fails. */
  public StorageFaults failOnce(Operation operation, long call, AdapterFailure failure) {
    faults.put(operation, new Fault(call, call, failure));
    return this;
  }

  /** Objects keep only so many bytes, and nobody is told. */
  public StorageFaults truncateSilentlyAfter(long bytes) {
    truncateAfter = bytes;
    return this;
  }

  /** The byte at this place of every object is stored changed, and nobody is told. */
  public StorageFaults corruptSilentlyAt(long offset) {
    corruptAt = offset;
    return this;
  }

  /** Confirms whatever is asked. */
  public StorageFaults lieAboutConfirm() {
    confirmLies = true;
    return this;
  }

  /** Says an object is deleted, and keeps it. */
  public StorageFaults lieAboutDelete() {
    deleteLies = true;
    return this;
  }

  /** The nth call, counted from 1, does not return before {@link #release()}. */
  public StorageFaults stall(Operation operation, long call) {
    stallOperation = operation;
    stallCall = call;
    return this;
  }

  /** The nth call, counted from 1, fails, but not before its upload or session is closed. */
  public StorageFaults stallUntilClosed(Operation operation, long call) {
    closingEndsStall = true;
    return stall(operation, call);
  }

  /** Returns when a call stalls. */
  public void awaitStall() throws InterruptedException {
    stalled.await();
  }

  /** Lets the stalled call go on. */
  public void release() {
    release.countDown();
  }

  /** How often an operation was called. */
  public long calls(Operation operation) {
    return calls.get(operation).get();
  }

  void before(Operation operation) {
    long call = calls.get(operation).incrementAndGet();
    if (operation == stallOperation && call == stallCall) {
      stalled.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AdapterException(AdapterFailure.RETRYABLE, "Interrupted while stalled.", e);
      }
      if (closingEndsStall) {
        throw new AdapterException(AdapterFailure.RETRYABLE, "The connection was closed.");
      }
    }
    Fault fault = faults.get(operation);
    if (fault != null && call >= fault.first() && call <= fault.last()) {
      throw new AdapterException(
          fault.failure(), "Scripted failure of " + operation + " number " + call + ".");
    }
  }

  void closing() {
    if (closingEndsStall && stalled.getCount() == 0) {
      release();
    }
  }

  long truncateAfter() {
    return truncateAfter;
  }

  long corruptAt() {
    return corruptAt;
  }

  boolean confirmLies() {
    return confirmLies;
  }

  boolean deleteLies() {
    return deleteLies;
  }

  private record Fault(long first, long last, AdapterFailure failure) {}
}
