package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One transformation of a backup's bytes, in both directions, so that they cannot drift apart.
 * {@code decode(encode(x))} is {@code x}; a decoder given anything an encoder did not make fails,
 * at the latest instead of reporting the end. Streams are used by one thread at a time and hold at
 * most a few MiB, whatever the length. A stage may be used for any number of streams unless it says
 * otherwise.
 */
public interface StreamStage {
  /** Used while backing up: what is written to the result arrives transformed at {@code next}. */
  StageOutput encode(OutputStream next) throws IOException;

  /**
   * Used while restoring, downloading and verifying: undoes {@link #encode}. Closing the result
   * closes {@code previous}. Bad input throws {@link DamagedBackupException}.
   */
  InputStream decode(InputStream previous) throws IOException;
}
