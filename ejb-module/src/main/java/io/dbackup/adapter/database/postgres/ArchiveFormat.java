package io.dbackup.adapter.database.postgres;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.ByteArrayOutputStream;

/**
 * The number formats of one custom-format archive of {@code pg_dump}, as its head declares them.
 * Immutable.
 *
 * @param version archive version as major × 100 + minor, such as 114 for 1.14
 * @param intSize bytes of a number, without its sign byte
 * @param offsetSize bytes of a file offset, without its flag byte
 */
record ArchiveFormat(int version, int intSize, int offsetSize) {
  /** Written by PostgreSQL 9.0. */
  static final int OLDEST = 112;

  /** Written by PostgreSQL 17 and 18. */
  static final int NEWEST = 116;

  ArchiveFormat {
    if (version < OLDEST || version > NEWEST) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The archive has format version "
              + version / 100
              + "."
              + version % 100
              + "; this program can prove archives of versions 1.12 to 1.16 (PostgreSQL 9 to 18) only.");
    }
    if (intSize < 4 || intSize > 8 || offsetSize < 4 || offsetSize > 16) {
      throw damaged("its head declares impossible number sizes");
    }
  }

  static AdapterException damaged(String detail) {
    return new AdapterException(
        AdapterFailure.INTEGRITY,
        "The PostgreSQL archive is damaged or incomplete: " + detail + ".");
  }

  /** Bytes of a stored number. */
  int intWidth() {
    return 1 + intSize;
  }

  long readInt(byte[] bytes, int at) {
    long value = 0;
    for (int i = intSize; i >= 1; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return bytes[at] == 0 ? value : -value;
  }

  void writeInt(ByteArrayOutputStream out, long value) {
    out.write(value < 0 ? 1 : 0);
    long rest = Math.abs(value);
    for (int i = 0; i < intSize; i++) {
      out.write((int) (rest & 0xff));
      rest >>>= 8;
    }
  }

  /** Writes a text; null is a value of its own. */
  void writeText(ByteArrayOutputStream out, byte[] text) {
    if (text == null) {
      writeInt(out, -1);
    } else {
      writeInt(out, text.length);
      out.write(text, 0, text.length);
    }
  }
}
