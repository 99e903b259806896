package io.dbackup.batch.read;

import io.dbackup.batch.run.ReadAhead;
import java.io.IOException;

/** Takes the bytes of one stored object. For one thread. */
public interface BlockSink extends AutoCloseable {
  /** Takes the next bytes; the block is not kept. */
  void accept(ReadAhead.Block block) throws IOException;

  /** Called once, after every byte has come and has proved to be what was written. */
  void finish() throws IOException;

  /** Ends it; without {@link #finish()} before, what can be undone is undone. */
  @Override
  void close() throws IOException;

  /** What is to be said about the state of things after a failure; called after closing. */
  String stateAfterFailure();
}
