package io.dbackup.pipeline;

import io.dbackup.backup.ObjectDigests;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The writing end of a chain. {@link #finish()} makes the object whole; {@link #close()} without it
 * leaves bytes that no reader accepts, so it can stand in a try-with-resources. Not thread-safe.
 */
public final class ChainOutput extends OutputStream {
  private final StageOutput head;
  private final ChainDigests digests;

  ChainOutput(StageOutput head, ChainDigests digests) {
    this.head = head;
    this.digests = digests;
  }

  @Override
  public void write(int b) throws IOException {
    head.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    head.write(bytes, offset, length);
  }

  /**
   * Writes what is held back and the end marks. Call it only when the dump is known to be complete.
   * Once only.
   */
  public ObjectDigests finish() throws IOException {
    head.finish();
    return digests.result();
  }

  /** Bytes of the plain dump written so far. */
  public long plainBytes() {
    return digests.plainBytes();
  }

  /** Stored bytes that have left the chain so far. */
  public long storedBytes() {
    return digests.storedBytes();
  }

  /** Frees what the chain holds; the sink stays open. Idempotent. */
  @Override
  public void close() throws IOException {
    head.close();
  }
}
