package io.dbackup.adapter.storage.local;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * Reads a file again to tell what is in it. Two threads take one part after the other, so that the
 * disk is read in order; the second is a plain one, for it calls nothing of the server.
 */
final class StoredBytes {
  static final int PART_SIZE = 8 << 20;

  private static final int BLOCK_SIZE = 1 << 20;

  /**
   * What is in a file.
   *
   * @param size bytes
   * @param crc32c as an unsigned 32-bit value
   */
  record Content(long size, long crc32c) {}

  private final FileChannel channel;
  private final long size;
  private final long[] checksums;
  private final AtomicInteger taken = new AtomicInteger();

  private StoredBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.checksums = new long[Math.toIntExact((size + PART_SIZE - 1) / PART_SIZE)];
  }

  /** Reads every byte of a file. */
  static Content of(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return new StoredBytes(channel).read();
    }
  }

  private Content read() throws IOException {
    if (checksums.length > 1) {
      FutureTask<Void> half = new FutureTask<>(this::readParts);
      Thread second = new Thread(half, "local-fs reading again");
      second.setDaemon(true);
      second.start();
      readParts();
      await(half);
    } else {
      readParts();
    }
    CombinedCrc32c whole = new CombinedCrc32c();
    for (int part = 0; part < checksums.length; part++) {
      whole.append(checksums[part], end(part) - begin(part));
    }
    return new Content(channel.size(), whole.value());
  }

  private static void await(FutureTask<Void> half) throws IOException {
    try {
      half.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a file was read again", e);
    }
  }

  private Void readParts() throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect((int) Math.min(BLOCK_SIZE, size));
    for (int part = taken.getAndIncrement();
        part < checksums.length;
        part = taken.getAndIncrement()) {
      checksums[part] = checksum(begin(part), end(part), block);
    }
    return null;
  }

  private long checksum(long begin, long end, ByteBuffer block) throws IOException {
    CRC32C checksum = new CRC32C();
    long at = begin;
    while (at < end) {
      block.clear().limit((int) Math.min(block.capacity(), end - at));
      int count = channel.read(block, at);
      if (count < 0) {
        throw new EOFException(
            "The file became shorter while it was read; " + (size - at) + " bytes are missing.");
      }
      checksum.update(block.flip());
      at += count;
    }
    return checksum.getValue();
  }

  private static long begin(int part) {
    return (long) part * PART_SIZE;
  }

  private long end(int part) {
    return Math.min(size, begin(part) + PART_SIZE);
  }
}
