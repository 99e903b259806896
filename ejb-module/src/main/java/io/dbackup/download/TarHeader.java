package io.dbackup.download;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Headers of a TAR archive (POSIX.1-2001, "pax"). Written here and not by a library, because the
 * length of a download is announced before its content is read, and only the headers are needed.
 */
final class TarHeader {
  /** Everything in an archive is a multiple of this. */
  static final int RECORD = 512;

  private static final int NAME_LENGTH = 100;
  private static final long MAX_OCTAL_SIZE = (1L << 33) - 1;
  private static final char REGULAR_FILE = '0';
  private static final char EXTENDED = 'x';

  private TarHeader() {}

  /** The header of a regular file, preceded by an extended one where name or size need it. */
  static byte[] file(String name, long size, Instant modified) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    String records = extendedRecords(name, size);
    if (!records.isEmpty()) {
      byte[] extended = records.getBytes(StandardCharsets.UTF_8);
      header.writeBytes(record(ascii("PaxHeaders/" + name), extended.length, modified, EXTENDED));
      header.writeBytes(extended);
      header.writeBytes(padding(extended.length));
    }
    header.writeBytes(record(ascii(name), size, modified, REGULAR_FILE));
    return header.toByteArray();
  }

  /** What must follow content of this size. */
  static byte[] padding(long size) {
    return new byte[(int) ((RECORD - size % RECORD) % RECORD)];
  }

  /** The end of an archive. */
  static byte[] end() {
    return new byte[2 * RECORD];
  }

  private static String extendedRecords(String name, long size) {
    StringBuilder records = new StringBuilder();
    if (!ascii(name).equals(name)) {
      records.append(extendedRecord("path", name));
    }
    if (size > MAX_OCTAL_SIZE) {
      records.append(extendedRecord("size", Long.toString(size)));
    }
    return records.toString();
  }

  /** {@code <length> <key>=<value>\n}, where the length counts its own digits. */
  private static String extendedRecord(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int restLength = rest.getBytes(StandardCharsets.UTF_8).length;
    int length = restLength;
    while (length != restLength + Integer.toString(length).length()) {
      length = restLength + Integer.toString(length).length();
    }
    return length + rest;
  }

  private static byte[] record(String name, long size, Instant modified, char type) {
    byte[] record = new byte[RECORD];
    put(record, 0, name);
    put(record, 100, "0000644");
    put(record, 108, "0000000");
    put(record, 116, "0000000");
    putSize(record, size);
    put(record, 136, String.format("%011o", Math.max(0, modified.getEpochSecond())));
    record[156] = (byte) type;
    put(record, 257, "ustar");
    put(record, 263, "00");
    Arrays.fill(record, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : record) {
      sum += Byte.toUnsignedInt(b);
    }
    put(record, 148, String.format("%06o", sum));
    record[154] = 0;
    return record;
  }

  /** Octal, or where that ends the binary form that GNU tar introduced. */
  private static void putSize(byte[] record, long size) {
    if (size <= MAX_OCTAL_SIZE) {
      put(record, 124, String.format("%011o", size));
      return;
    }
    record[124] = (byte) 0x80;
    long left = size;
    for (int i = 135; i > 127; i--) {
      record[i] = (byte) left;
      left >>>= 8;
    }
  }

  private static void put(byte[] record, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, record, at, bytes.length);
  }

  /** The name as far as an old reader understands it. */
  private static String ascii(String name) {
    String ascii = name.replaceAll("[^ -~]", "_");
    return ascii.length() <= NAME_LENGTH ? ascii : ascii.substring(0, NAME_LENGTH);
  }
}
