package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * What both decompressors share: exactly one member or frame, nothing after it, and an error
 * instead of an end when the data is cut off. A failure is final.
 */
abstract class DecompressingInput extends InputStream {
  static final int BLOCK = 128 * 1024;

  private final InputStream previous;
  private final byte[] plain = new byte[BLOCK];
  private int position;
  private int limit;
  private boolean ended;
  private boolean closed;
  private IOException failure;

  DecompressingInput(InputStream previous) {
    this.previous = previous;
  }

  /**
   * Puts the next bytes, at least one unless the end was reached, into the buffer of {@link #BLOCK}
   * bytes and returns how many.
   */
  protected abstract int decompress(byte[] plain) throws IOException;

  /** Frees native memory. Called once. */
  protected abstract void release();

  /**
   * Fills the buffer with stored bytes; fails when there are none, since the end must come from the
   * data itself.
   */
  protected final int readStored(byte[] buffer) throws IOException {
    int read = previous.readNBytes(buffer, 0, buffer.length);
    if (read == 0) {
      throw new DamagedBackupException("The compressed data is cut off");
    }
    return read;
  }

  /** The one member or frame is complete and verified. Fails when stored bytes follow it. */
  protected final void markEnd() throws IOException {
    if (previous.read() >= 0) {
      throw trailingBytes();
    }
    ended = true;
  }

  static DamagedBackupException trailingBytes() {
    return new DamagedBackupException("Something follows the end of the compressed data");
  }

  @Override
  public final int read() throws IOException {
    return ensureAvailable() ? Byte.toUnsignedInt(plain[position++]) : -1;
  }

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!ensureAvailable()) {
      return -1;
    }
    int part = Math.min(length, limit - position);
    System.arraycopy(plain, position, bytes, offset, part);
    position += part;
    return part;
  }

  @Override
  public final int available() {
    return limit - position;
  }

  private boolean ensureAvailable() throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      while (position == limit && !ended) {
        position = 0;
        limit = decompress(plain);
      }
    } catch (IOException e) {
      failure = e;
      limit = 0;
      throw e;
    }
    return position < limit;
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      if (failure == null) {
        failure = new IOException("The stream is closed");
      }
      release();
    }
    previous.close();
  }
}
