package io.dbackup.batch.harness;

import java.util.concurrent.CountDownLatch;

/** How a load misbehaves. */
public final class LoadScript {
  volatile long failAt = Long.MAX_VALUE;
  volatile long stallAt = Long.MAX_VALUE;
  volatile boolean badEnd;
  final CountDownLatch stalled = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);

  /** The tool dies after so many bytes. */
  public LoadScript failAt(long bytes) {
    failAt = bytes;
    return this;
  }

  /** The tool takes nothing more after so many bytes, until it is closed. */
  public LoadScript stallAt(long bytes) {
    stallAt = bytes;
    return this;
  }

  /** The tool takes everything and then ends badly. */
  public LoadScript endBadly() {
    badEnd = true;
    return this;
  }

  public void awaitStall() throws InterruptedException {
    stalled.await();
  }
}
