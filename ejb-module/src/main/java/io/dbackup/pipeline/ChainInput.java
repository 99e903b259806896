package io.dbackup.pipeline;

import io.dbackup.backup.ObjectDigests;
import java.io.IOException;
import java.io.InputStream;

/** The reading end of a chain: the plain dump. Closing it closes the source. Not thread-safe. */
public final class ChainInput extends InputStream {
  private final String object;
  private final InputStream tail;
  private final ChainDigests digests;

  ChainInput(String object, InputStream tail, ChainDigests digests) {
    this.object = object;
    this.tail = tail;
    this.digests = digests;
  }

  @Override
  public int read() throws IOException {
    try {
      return tail.read();
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return tail.read(bytes, offset, length);
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
  }

  @Override
  public int available() throws IOException {
    return tail.available();
  }

  /** What was read; fails before the end of the stream. */
  public ObjectDigests digests() {
    return digests.result();
  }

  /** Bytes of the plain dump read so far. */
  public long plainBytes() {
    return digests.plainBytes();
  }

  /** Stored bytes read so far. */
  public long storedBytes() {
    return digests.storedBytes();
  }

  @Override
  public void close() throws IOException {
    tail.close();
  }
}
