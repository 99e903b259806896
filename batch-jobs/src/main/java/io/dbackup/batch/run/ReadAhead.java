package io.dbackup.batch.run;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads a stream in blocks on a thread of its own, so that its source keeps flowing while blocks
 * are worked on. Memory is bounded: a fixed number of blocks goes round. One thread takes blocks;
 * {@link #close()} may come from any.
 */
public final class ReadAhead implements AutoCloseable {
  /** Bytes of a block: large enough that a chunk's transaction costs nothing noticeable. */
  public static final int BLOCK_SIZE = 4 << 20;

  /** Blocks under way: one being filled, one being worked on, one between. */
  private static final int BLOCKS = 3;

  private static final int CHECK_SECONDS = 1;
  private static final long JOIN_MILLIS = 20_000;

  /** Where the bytes come from. */
  public interface Source {
    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    int read(byte[] bytes, int offset, int length) throws IOException;

    /** Called after the end was read; throws when what was read is not the whole thing. */
    void finish() throws IOException;
  }

  /** A piece of the stream; given back after use. */
  public static final class Block {
    private final byte[] bytes = new byte[BLOCK_SIZE];
    private int length;

    public byte[] bytes() {
      return bytes;
    }

    public int length() {
      return length;
    }
  }

  /** What goes through the queue: a block, the end, or the reason why neither comes. */
  private record Delivery(Block block, Throwable failure) {
    static final Delivery END = new Delivery(null, null);
  }

  private final Source source;
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Delivery> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final Thread thread;
  private volatile boolean closed;

  private ReadAhead(Source source, String name, WorkerThreads threads) {
    this.source = source;
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new Block());
    }
    this.thread = threads.start(name, this::work);
  }

  /** Starts reading. */
  public static ReadAhead start(Source source, String name, WorkerThreads threads) {
    return new ReadAhead(source, name, threads);
  }

  /** The next block, at least one byte; null after the end, when the source has proved whole. */
  public Block next() throws IOException {
    try {
      while (!closed) {
        Delivery delivery = filled.poll(CHECK_SECONDS, TimeUnit.SECONDS);
        if (delivery != null) {
          return take(delivery);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Reading was interrupted", e);
    }
    throw new IOException("Reading was stopped");
  }

  private static Block take(Delivery delivery) throws IOException {
    Throwable failure = delivery.failure();
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return delivery.block();
  }

  /** Gives a block back, to be filled again. */
  public void release(Block block) {
    free.add(block);
  }

  private void work() {
    Delivery last;
    try {
      last = readAll() ? Delivery.END : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last = new Delivery(null, new IOException("Reading was interrupted", e));
    } catch (Throwable e) {
      // Errors too: the taker's thread is the one that can report them.
      last = new Delivery(null, e);
    }
    if (last != null) {
      filled.add(last);
    }
  }

  private boolean readAll() throws IOException, InterruptedException {
    while (!closed) {
      Block block = free.poll(CHECK_SECONDS, TimeUnit.SECONDS);
      if (block != null) {
        boolean more = fill(block);
        if (block.length > 0) {
          filled.add(new Delivery(block, null));
        }
        if (!more) {
          source.finish();
          return true;
        }
      }
    }
    return false;
  }

  private boolean fill(Block block) throws IOException {
    block.length = 0;
    while (block.length < BLOCK_SIZE) {
      int read = source.read(block.bytes, block.length, BLOCK_SIZE - block.length);
      if (read < 0) {
        return false;
      }
      block.length += read;
    }
    return true;
  }

  /**
   * Ends reading and waits a while for the thread. Close what it reads from first, or a blocked
   * read holds it.
   *
   * @return whether the thread has ended, so that what it used may be freed
   */
  public boolean stop() {
    closed = true;
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  @Override
  public void close() {
    stop();
  }
}
