package io.dbackup.spi.storage;

import java.nio.ByteBuffer;

/**
 * An object being written. Invisible until {@link #commit()}; {@link #close()} without commit
 * leaves nothing behind. Not thread-safe. Bytes go straight to the destination, in bounded memory
 * and with no local staging.
 */
public interface Upload extends AutoCloseable {
  /** Writes the remaining bytes of the block; the block may be reused afterwards. */
  void write(ByteBuffer block);

  /** Makes the object durable and visible under its final name, all at once. */
  StoredObject commit();

  /** Idempotent; never throws for an upload that was committed. */
  @Override
  void close();
}
