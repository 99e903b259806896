package io.dbackup.adapter.database.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Archives as {@code pg_dump} writes them to a pipe, built by hand so that every version can be
 * had.
 */
final class SampleArchive {
  private static final int OFFSET_SIZE = 8;

  private SampleArchive() {}

  /** An archive of a table (entry 1) and large objects (entry 2). */
  static byte[] of(int version) {
    return of(version, List.of(1, 2));
  }

  /** The same with the data of these entries. */
  static byte[] of(int version, List<Integer> blocks) {
    ArchiveFormat format = new ArchiveFormat(version, 4, OFFSET_SIZE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out, format);
    format.writeInt(out, 3);
    entry(out, format, 1, 1, "TABLE DATA");
    entry(out, format, 7, 0, "ENCODING");
    entry(out, format, 2, 1, "BLOBS");
    for (int id : blocks) {
      if (id == 2) {
        largeObjects(out, format);
      } else {
        out.write(1);
        format.writeInt(out, id);
        if (id == 1 && blocks.size() == 1) {
          continue;
        }
        chunk(out, format, "1\tone\n");
        chunk(out, format, "2\ttwo\n");
        format.writeInt(out, 0);
      }
    }
    return out.toByteArray();
  }

  /**
   * Chunks of one row each, the end of the table, and large objects: what follows an archive that
   * ends in its table.
   */
  static byte[] rows(int bytes, int rowLength) {
    ArchiveFormat format = new ArchiveFormat(114, 4, OFFSET_SIZE);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + 1000);
    String row = "x".repeat(rowLength - 1) + "\n";
    while (out.size() < bytes) {
      chunk(out, format, row);
    }
    format.writeInt(out, 0);
    largeObjects(out, format);
    return out.toByteArray();
  }

  private static void head(ByteArrayOutputStream out, ArchiveFormat format) {
    out.writeBytes("PGDMP".getBytes(StandardCharsets.US_ASCII));
    out.write(format.version() / 100);
    out.write(format.version() % 100);
    out.write(0);
    out.write(format.intSize());
    out.write(OFFSET_SIZE);
    out.write(1);
    if (format.version() >= 115) {
      out.write(0);
    } else {
      format.writeInt(out, 0);
    }
    for (int i = 0; i < 7; i++) {
      format.writeInt(out, i);
    }
    for (String text : new String[] {"database", "15.18", "15.18"}) {
      text(out, format, text);
    }
  }

  private static void entry(
      ByteArrayOutputStream out, ArchiveFormat format, int id, int data, String description) {
    format.writeInt(out, id);
    format.writeInt(out, data);
    for (String text : new String[] {"0", "0", "tag ü", description}) {
      text(out, format, text);
    }
    format.writeInt(out, 3);
    text(out, format, "");
    int texts = format.version() >= 114 ? 5 : 4;
    for (int i = 0; i < texts; i++) {
      format.writeText(
          out, i == 1 ? "COPY t FROM stdin;\n".getBytes(StandardCharsets.UTF_8) : null);
    }
    if (format.version() >= 116) {
      format.writeInt(out, 'r');
    }
    text(out, format, "owner");
    text(out, format, "false");
    text(out, format, "200");
    format.writeText(out, null);
    out.write(data == 1 ? 1 : 3);
    out.writeBytes(new byte[OFFSET_SIZE]);
  }

  private static void largeObjects(ByteArrayOutputStream out, ArchiveFormat format) {
    out.write(3);
    format.writeInt(out, 2);
    for (long oid : new long[] {4711, -294967296, 1}) {
      format.writeInt(out, oid);
      chunk(out, format, "content");
      format.writeInt(out, 0);
    }
    format.writeInt(out, 0);
  }

  private static void chunk(ByteArrayOutputStream out, ArchiveFormat format, String text) {
    text(out, format, text);
  }

  private static void text(ByteArrayOutputStream out, ArchiveFormat format, String text) {
    format.writeText(out, text.getBytes(StandardCharsets.UTF_8));
  }
}
