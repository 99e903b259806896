package io.dbackup.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes a header and segments. A full segment waits for more bytes, since only the last one is
 * marked as such.
 */
final class SegmentOutput extends StageOutput {
  private final EncryptionHeader header;
  private final SegmentCipher cipher;
  private final byte[] plain;
  private final byte[] stored;
  private int filled;
  private long index;
  private boolean started;

  SegmentOutput(OutputStream next, EncryptionHeader header, SegmentCipher cipher) {
    super(next);
    this.header = header;
    this.cipher = cipher;
    this.stored = new byte[header.segmentSize()];
    this.plain = new byte[header.segmentSize() - SegmentCipher.TAG_LENGTH];
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ensureOpen();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (filled == 0 && end - at > plain.length) {
        writeSegment(false, bytes, at, plain.length);
        at += plain.length;
        continue;
      }
      if (filled == plain.length) {
        writeSegment(false, plain, 0, filled);
        filled = 0;
        continue;
      }
      int part = Math.min(end - at, plain.length - filled);
      System.arraycopy(bytes, at, plain, filled, part);
      filled += part;
      at += part;
    }
  }

  @Override
  protected void writeEnd() throws IOException {
    writeSegment(true, plain, 0, filled);
  }

  private void writeSegment(boolean last, byte[] source, int offset, int length)
      throws IOException {
    if (!started) {
      started = true;
      next().write(header.bytes());
    }
    int size = cipher.encrypt(index++, last, source, offset, length, stored);
    next().write(stored, 0, size);
  }

  @Override
  protected void release() {
    Arrays.fill(plain, (byte) 0);
  }
}
