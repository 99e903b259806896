package io.dbackup.adapter.storage.local;

import java.io.IOException;

/**
 * Has the disk take what was written while more is coming. The operating system would keep up to
 * gigabytes in memory and only write them when the commit asks for it, with the database waiting. A
 * plain thread will do: it calls nothing of the server. For one thread.
 */
final class WriteBack {
  static final int STEP = 32 << 20;

  /** {@link java.nio.channels.FileChannel#force}. */
  interface Disk {
    void force(boolean metaData) throws IOException;
  }

  private final Disk disk;
  private long unasked;
  private Thread flush;
  private volatile IOException failure;

  WriteBack(Disk disk) {
    this.disk = disk;
  }

  /** Reports bytes written; throws when earlier ones did not reach the disk. */
  void written(int bytes) throws IOException {
    failIfLost();
    unasked += bytes;
    if (unasked >= STEP && (flush == null || !flush.isAlive())) {
      unasked = 0;
      flush = new Thread(this::force, "local-fs write-back");
      flush.setDaemon(true);
      flush.start();
    }
  }

  private void force() {
    try {
      disk.force(false);
    } catch (IOException e) {
      // The system tells of lost bytes once only, so this must not be forgotten.
      failure = e;
    }
  }

  /** Returns when every byte is on the disk. */
  void finish() throws IOException {
    if (flush != null) {
      try {
        flush.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while the disk was writing", e);
      }
    }
    failIfLost();
    disk.force(true);
  }

  private void failIfLost() throws IOException {
    if (failure != null) {
      throw new IOException(
          "The disk did not take what was written: " + failure.getMessage(), failure);
    }
  }
}
