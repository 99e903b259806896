package io.dbackup.batch.harness;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** How a dump misbehaves. */
public final class DumpScript {
  volatile long failAt = Long.MAX_VALUE;
  volatile long stallAt = Long.MAX_VALUE;
  volatile long pauseAt = Long.MAX_VALUE;
  volatile boolean errorInsteadOfFailure;
  volatile boolean badEnd;
  volatile boolean stubborn;
  volatile List<String> warnings = List.of();
  volatile List<String> omissions = List.of();
  final CountDownLatch stalled = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  final CountDownLatch letGo = new CountDownLatch(1);

  /** The stream breaks after so many bytes. */
  public DumpScript failAt(long bytes) {
    failAt = bytes;
    return this;
  }

  /** The stream dies of an error of the virtual machine after so many bytes. */
  public DumpScript errorAt(long bytes) {
    failAt = bytes;
    errorInsteadOfFailure = true;
    return this;
  }

  /** The stream ends early as if all were well, and only the tool knows better. */
  public DumpScript endBadlyAt(long bytes) {
    failAt = bytes;
    badEnd = true;
    return this;
  }

  /** Nothing comes any more after so many bytes, until it is closed. */
  public DumpScript stallAt(long bytes) {
    stallAt = bytes;
    return this;
  }

  /** Nothing comes any more after so many bytes, until {@link #letGo()}; then it goes on. */
  public DumpScript pauseAt(long bytes) {
    pauseAt = bytes;
    return this;
  }

  /** Even closing does not end a stall. */
  public DumpScript stubborn() {
    stubborn = true;
    return this;
  }

  public DumpScript warn(String... lines) {
    warnings = List.of(lines);
    return this;
  }

  public DumpScript leaveOut(String... lines) {
    omissions = List.of(lines);
    return this;
  }

  /** Returns when the dump stalls or pauses. */
  public void awaitStall() throws InterruptedException {
    stalled.await();
  }

  /** Lets a stubborn or pausing dump go. */
  public void letGo() {
    letGo.countDown();
  }

  /** Whether the dump tool was ended. */
  public boolean wasClosed() {
    return closed.getCount() == 0;
  }
}
