package io.dbackup.adapter.database.postgres;

import java.util.Arrays;

/** Reads numbers and texts from the bytes of an archive that have arrived so far. */
final class ArchiveCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  ArchiveCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int readByte() throws MoreBytesNeeded {
    need(1);
    return bytes[position++] & 0xff;
  }

  long readInt(ArchiveFormat format) throws MoreBytesNeeded {
    need(format.intWidth());
    long value = format.readInt(bytes, position);
    position += format.intWidth();
    return value;
  }

  byte[] readText(ArchiveFormat format) throws MoreBytesNeeded {
    long length = readInt(format);
    if (length < 0) {
      return null;
    }
    if (length > ArchiveReader.LARGEST_ENTRY) {
      throw ArchiveFormat.damaged("a text of its table of contents is impossibly long");
    }
    return readBytes((int) length);
  }

  byte[] readBytes(int length) throws MoreBytesNeeded {
    need(length);
    byte[] text = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return text;
  }

  private void need(int count) throws MoreBytesNeeded {
    if (end - position < count) {
      throw MoreBytesNeeded.SIGNAL;
    }
  }

  /** The bytes at hand end inside a record; it has to be read again when more have arrived. */
  static final class MoreBytesNeeded extends Exception {
    private static final long serialVersionUID = 1L;
    static final MoreBytesNeeded SIGNAL = new MoreBytesNeeded();

    private MoreBytesNeeded() {
      super(null, null, false, false);
    }
  }
}
