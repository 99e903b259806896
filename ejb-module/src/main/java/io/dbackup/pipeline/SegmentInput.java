package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads segments and hands on only what was verified. A failure is final: every later read fails
 * the same way, so nobody can read past damage.
 */
final class SegmentInput extends InputStream {
  private final InputStream previous;
  private final EncryptionHeader header;
  private final SegmentCipher cipher;
  private final byte[] stored;
  private final byte[] plain;
  private int storedLength;
  private int position;
  private int limit;
  private long index;
  private boolean lastSeen;
  private IOException failure;

  /**
   * @param previous positioned at a segment's first byte
   * @param firstIndex that segment's index
   */
  SegmentInput(
      InputStream previous, EncryptionHeader header, SegmentCipher cipher, long firstIndex) {
    this.previous = previous;
    this.header = header;
    this.cipher = cipher;
    this.index = firstIndex;
    // One byte more than a segment: whether a segment is the last shows only in what follows it.
    this.stored = new byte[header.segmentSize() + 1];
    this.plain = new byte[header.segmentSize()];
  }

  @Override
  public int read() throws IOException {
    return ensureAvailable() ? Byte.toUnsignedInt(plain[position++]) : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
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
  public int available() {
    return limit - position;
  }

  private boolean ensureAvailable() throws IOException {
    if (failure != null) {
      throw failure;
    }
    while (position == limit) {
      if (lastSeen) {
        return false;
      }
      try {
        nextSegment();
      } catch (DamagedBackupException e) {
        failure = e;
        position = 0;
        limit = 0;
        throw e;
      }
    }
    return true;
  }

  private void nextSegment() throws IOException {
    int read = previous.readNBytes(stored, storedLength, stored.length - storedLength);
    storedLength += read;
    boolean last = storedLength <= header.segmentSize();
    int length = last ? storedLength : header.segmentSize();
    if (length == 0) {
      throw damaged("is missing: the object is cut off");
    }
    int decrypted = cipher.decrypt(index, last, stored, length, plain);
    if (decrypted < 0) {
      throw damaged(diagnose(last, length));
    }
    if (decrypted == 0 && index > 0) {
      throw damaged("is empty, which no writer makes");
    }
    if (!last) {
      stored[0] = stored[length];
      storedLength = 1;
    }
    lastSeen = last;
    position = 0;
    limit = decrypted;
    index++;
  }

  /**
   * A segment that verifies with the other mark tells a cut or an extended object from a changed
   * one.
   */
  private String diagnose(boolean last, int length) throws IOException {
    if (cipher.decrypt(index, !last, stored, length, plain) < 0) {
      return last && length < header.segmentSize()
          ? "does not verify: the object was changed or cut off here"
          : "does not verify: it was changed or does not belong here";
    }
    return last
        ? "is not the last one, but nothing follows it: the object is cut off"
        : "is the last one, but something follows it: the object was extended";
  }

  private DamagedBackupException damaged(String what) {
    return new DamagedBackupException(
        String.format(
            "Segment %d at byte %d %s",
            index, header.length() + index * header.segmentSize(), what));
  }

  @Override
  public void close() throws IOException {
    if (failure == null) {
      failure = new IOException("The stream is closed");
    }
    Arrays.fill(plain, (byte) 0);
    previous.close();
  }
}
