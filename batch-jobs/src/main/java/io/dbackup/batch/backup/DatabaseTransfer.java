package io.dbackup.batch.backup;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.batch.run.ReadAhead;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Watch;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.pipeline.ChainOutput;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Dump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Brings the dump of one database through its chain to every destination, in bounded memory. An
 * object is committed only after the dump has proved whole. For one thread.
 */
final class DatabaseTransfer implements AutoCloseable {
  private final Run run;
  private final DatabaseWork database;
  private final DatabaseSession session;
  private final Dump dump;
  private final Watch dumpWatch;
  private final ReadAhead blocks;
  private final StoredPieces pieces;
  private final ChainOutput chain;
  private final Copies copies;
  private boolean ended;

  /** A block of the dump; without one it is the trailer, which says that the dump is whole. */
  record DumpItem(Optional<ReadAhead.Block> block) {}

  /** Bytes to store; with digests they are the last ones and the object is to be committed. */
  record Stored(List<ByteBuffer> pieces, Optional<ObjectDigests> digests) {
    static final Stored NOTHING = new Stored(List.of(), Optional.empty());
  }

  /**
   * Starts the dump and the uploads.
   *
   * @param session taken over, also when this fails
   */
  DatabaseTransfer(
      Run run,
      BackupWork work,
      DatabaseWork database,
      DatabaseSession session,
      Copies copies,
      PieceMemory memory,
      WorkerThreads threads)
      throws IOException {
    this.run = run;
    this.database = database;
    this.session = session;
    this.copies = copies;
    this.pieces = new StoredPieces(memory);
    String what = "dump of database \"" + database.name() + "\"";
    try (Watch starting = run.watch(what, session)) {
      this.dump = starting.during(() -> session.dump(database.name()));
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
    this.dumpWatch = run.watch(what, dump);
    try {
      this.chain = work.chain(database).encode(pieces);
      copies.begin(database.path());
      this.blocks = ReadAhead.start(new DumpSource(), "dbackup-dump", threads);
    } catch (IOException | RuntimeException e) {
      dump.close();
      dumpWatch.close();
      copies.close();
      session.close();
      throw e;
    }
  }

  /** The dump as read by the thread that reads ahead; its end is the end of a good dump only. */
  private final class DumpSource implements ReadAhead.Source {
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return dumpWatch.during(() -> dump.content().read(bytes, offset, length));
    }

    @Override
    public void finish() throws IOException {
      dumpWatch.during(
          Watch.FINISHING,
          () -> {
            dump.awaitSuccess();
            return null;
          });
    }
  }

  /** The next block of the dump, then the trailer of a good one, then nothing. */
  Optional<DumpItem> read() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    run.checkGoesOn();
    ReadAhead.Block block = blocks.next();
    ended = block == null;
    return Optional.of(new DumpItem(Optional.ofNullable(block)));
  }

  /** Sends a block through the chain; the trailer ends the object. */
  Stored encode(DumpItem item) throws IOException {
    if (item.block().isEmpty()) {
      ObjectDigests digests = chain.finish();
      return new Stored(pieces.handOn(true), Optional.of(digests));
    }
    ReadAhead.Block block = item.block().get();
    chain.write(block.bytes(), 0, block.length());
    run.moved(block.length());
    blocks.release(block);
    return new Stored(pieces.handOn(false), Optional.empty());
  }

  /** Writes to every destination; commits with the trailer. */
  void store(Stored stored) {
    for (ByteBuffer piece : stored.pieces()) {
      copies.write(piece);
    }
    pieces.recycle(stored.pieces());
    stored
        .digests()
        .ifPresent(
            digests -> {
              run.checkGoesOn();
              copies.commit();
              database.stored(DatabaseWork.Result.of(digests, dump));
            });
  }

  /** Ends everything; what was not committed is gone. */
  @Override
  public void close() throws IOException {
    try (session;
        dump;
        dumpWatch;
        pieces;
        chain) {
      dump.close();
      blocks.stop();
    } finally {
      copies.close();
    }
  }
}
