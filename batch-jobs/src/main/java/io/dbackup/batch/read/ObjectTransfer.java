package io.dbackup.batch.read;

import io.dbackup.batch.run.ReadAhead;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Watch;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.catalogue.StoredBackup;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Brings one stored object, decoded and checked, to what takes it, in bounded memory. A thread of
 * its own reads and decodes ahead. For one thread.
 */
final class ObjectTransfer implements AutoCloseable {
  private final Run run;
  private final StoredBackup stored;
  private final Watch reading;
  private final InputStream content;
  private final BlockSink sink;
  private final ReadAhead blocks;
  private boolean ended;

  /** A block of the object; without one it is the trailer, which says that all of it was sound. */
  record Item(Optional<ReadAhead.Block> block) {}

  /**
   * Starts to read.
   *
   * @param stored taken over, also when this fails
   */
  ObjectTransfer(Run run, ObjectTask task, StoredBackup stored, WorkerThreads threads)
      throws IOException {
    this.run = run;
    this.stored = stored;
    this.reading = run.watch("reading of \"" + task.entry().path() + "\"", stored);
    BlockSink opened = null;
    try {
      this.content =
          reading.during(
              () ->
                  task.depth() == ObjectTask.Depth.PLAIN
                      ? stored.plain(task.entry())
                      : stored.decrypted(task.entry()));
      opened = task.openSink(run);
      this.sink = opened;
      this.blocks = ReadAhead.start(new Source(), "dbackup-read", threads);
    } catch (IOException | RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      reading.close();
      stored.close();
      throw e;
    }
  }

  /** The object as read by the thread that reads ahead; its end comes only after every check. */
  private final class Source implements ReadAhead.Source {
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return reading.during(() -> content.read(bytes, offset, length));
    }

    @Override
    public void finish() {
      // The stream has checked everything before it reported its end.
    }
  }

  /** The next block, then the trailer, then nothing. */
  Optional<Item> read() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    run.checkGoesOn();
    ReadAhead.Block block = blocks.next();
    ended = block == null;
    return Optional.of(new Item(Optional.ofNullable(block)));
  }

  /** Hands a block on; with the trailer the taker finishes. */
  void hand(Item item) throws IOException {
    run.checkGoesOn();
    if (item.block().isEmpty()) {
      sink.finish();
      return;
    }
    ReadAhead.Block block = item.block().get();
    sink.accept(block);
    run.moved(block.length());
    blocks.release(block);
  }

  /** What the taker says about the state of things after a failure; call after closing. */
  String stateAfterFailure() {
    return sink.stateAfterFailure();
  }

  @Override
  public void close() throws IOException {
    try (stored;
        reading;
        content) {
      sink.close();
      blocks.stop();
    }
  }
}
