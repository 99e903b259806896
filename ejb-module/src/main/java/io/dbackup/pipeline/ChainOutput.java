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
  private final FingerprintStage plain;
  private final FingerprintStage stored;

  ChainOutput(StageOutput head, FingerprintStage plain, FingerprintStage stored) {
    this.head = head;
    this.plain = plain;
    this.stored = stored;
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
    return new ObjectDigests(
        plain.fingerprint().size(), plain.fingerprint().sha256(), stored.fingerprint());
  }

  /** Bytes of the plain dump written so far. */
  public long plainBytes() {
    return plain.count();
  }

  /** Stored bytes that have left the chain so far. */
  public long storedBytes() {
    return stored.count();
  }

  /** Frees what the chain holds; the sink stays open. Idempotent. */
  @Override
  public void close() throws IOException {
    head.close();
  }
}
