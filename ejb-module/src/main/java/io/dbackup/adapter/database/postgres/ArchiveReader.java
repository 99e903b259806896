package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.postgres.ArchiveCursor.MoreBytesNeeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks a custom-format archive of {@code pg_dump} as its bytes come by, and proves that it is
 * whole: head, table of contents, one data block for every entry that has data, each walked from
 * chunk to chunk to its end mark, and nothing missing or left over. The archive has no trailer of
 * its own, so this walk is its end mark. Costs a few nanoseconds per row and holds one entry at a
 * time. Not thread-safe.
 */
final class ArchiveReader {
  /** Limit of one entry of the table of contents, bytes. */
  static final int LARGEST_ENTRY = 256 << 20;

  private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);
  private static final int CUSTOM_FORMAT = 1;
  private static final int DATA_BLOCK = 1;
  private static final int LARGE_OBJECTS_BLOCK = 3;

  /** Receives the parts of an archive in order. */
  interface Parts {
    void head(byte[] bytes, int length) throws IOException;

    void entry(ArchiveFormat format, TocEntry entry) throws IOException;

    void data(byte[] bytes, int offset, int length) throws IOException;
  }

  private enum Phase {
    HEAD,
    ENTRIES,
    BLOCK_START,
    BLOCK_ID,
    DATA_CHUNK,
    OBJECT_ID,
    OBJECT_CHUNK
  }

  private final Parts parts;
  private final Set<Long> dataToCome = new HashSet<>();
  private final byte[] number = new byte[9];
  private Phase phase = Phase.HEAD;
  private ArchiveFormat format;
  private byte[] pending = new byte[0];
  private long entriesToCome;
  private long skip;
  private int numberLength;
  private int blockType;
  private long entriesWithData;

  /** Only proves. */
  ArchiveReader() {
    this(null);
  }

  /** Proves and hands the parts on. */
  ArchiveReader(Parts parts) {
    this.parts = parts;
  }

  /** Takes the next bytes of the archive; INTEGRITY as soon as they cannot be part of one. */
  void accept(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int at = offset;
    if (phase == Phase.HEAD || phase == Phase.ENTRIES) {
      at = end - acceptContents(bytes, offset, length);
    }
    if (at < end) {
      walkBlocks(bytes, at, end);
      if (parts != null) {
        parts.data(bytes, at, end - at);
      }
    }
  }

  /** INTEGRITY when the archive does not end here. */
  void requireComplete() {
    if (phase == Phase.HEAD || phase == Phase.ENTRIES) {
      throw ArchiveFormat.damaged("it ends inside its table of contents");
    }
    if (phase != Phase.BLOCK_START) {
      throw ArchiveFormat.damaged("it ends inside the data of a table or large object");
    }
    if (!dataToCome.isEmpty()) {
      throw ArchiveFormat.damaged(
          "the data of " + dataToCome.size() + " of " + entriesWithData + " tables is missing");
    }
  }

  /**
   * Adds to the bytes waiting to be a whole record, reads the records and returns how many bytes
   * come after them.
   */
  private int acceptContents(byte[] bytes, int offset, int length) throws IOException {
    int before = pending.length;
    pending = Arrays.copyOf(pending, before + length);
    System.arraycopy(bytes, offset, pending, before, length);
    int used = 0;
    try {
      while (phase == Phase.HEAD || phase == Phase.ENTRIES) {
        ArchiveCursor cursor = new ArchiveCursor(pending, used, pending.length);
        if (phase == Phase.HEAD) {
          readHead(cursor);
        } else {
          readEntry(cursor);
        }
        used = cursor.position();
        if (phase != Phase.HEAD && entriesToCome == 0) {
          phase = Phase.BLOCK_START;
        }
      }
    } catch (MoreBytesNeeded e) {
      pending = Arrays.copyOfRange(pending, used, pending.length);
      if (pending.length > LARGEST_ENTRY) {
        throw ArchiveFormat.damaged("an entry of its table of contents is impossibly large");
      }
      return 0;
    }
    int after = pending.length - used;
    pending = new byte[0];
    return after;
  }

  private void readHead(ArchiveCursor cursor) throws MoreBytesNeeded, IOException {
    int start = cursor.position();
    if (!Arrays.equals(cursor.readBytes(MAGIC.length), MAGIC)) {
      throw ArchiveFormat.damaged("it does not begin like an archive of pg_dump");
    }
    int version = cursor.readByte() * 100 + cursor.readByte();
    cursor.readByte();
    ArchiveFormat declared = new ArchiveFormat(version, cursor.readByte(), cursor.readByte());
    if (cursor.readByte() != CUSTOM_FORMAT) {
      throw ArchiveFormat.damaged("it is not in the custom format");
    }
    if (version >= 115) {
      cursor.readByte();
    } else {
      cursor.readInt(declared);
    }
    for (int i = 0; i < 7; i++) {
      cursor.readInt(declared);
    }
    for (int i = 0; i < 3; i++) {
      cursor.readText(declared);
    }
    entriesToCome = cursor.readInt(declared);
    if (entriesToCome < 0) {
      throw ArchiveFormat.damaged("its table of contents has an impossible length");
    }
    format = declared;
    phase = Phase.ENTRIES;
    if (parts != null) {
      parts.head(Arrays.copyOfRange(pending, start, cursor.position()), cursor.position() - start);
    }
  }

  private void readEntry(ArchiveCursor cursor) throws MoreBytesNeeded, IOException {
    TocEntry entry = TocEntry.read(format, cursor);
    entriesToCome--;
    if (entry.hasData()) {
      entriesWithData++;
      if (!dataToCome.add(entry.dumpId())) {
        throw ArchiveFormat.damaged("its table of contents names an entry twice");
      }
    }
    if (parts != null) {
      parts.entry(format, entry);
    }
  }

  private void walkBlocks(byte[] bytes, int from, int end) {
    int width = format.intWidth();
    int at = from;
    while (at < end) {
      if (skip > 0) {
        int step = (int) Math.min(skip, end - at);
        at += step;
        skip -= step;
      } else if (phase == Phase.BLOCK_START) {
        blockType = bytes[at++];
        if (blockType != DATA_BLOCK && blockType != LARGE_OBJECTS_BLOCK) {
          throw ArchiveFormat.damaged("there is an unknown block after the data of a table");
        }
        phase = Phase.BLOCK_ID;
      } else if (numberLength == 0 && end - at >= width) {
        take(format.readInt(bytes, at));
        at += width;
      } else {
        number[numberLength++] = bytes[at++];
        if (numberLength == width) {
          numberLength = 0;
          take(format.readInt(number, 0));
        }
      }
    }
  }

  private void take(long value) {
    switch (phase) {
      case BLOCK_ID -> {
        if (!dataToCome.remove(value)) {
          throw ArchiveFormat.damaged("it holds data that its table of contents does not name");
        }
        phase = blockType == DATA_BLOCK ? Phase.DATA_CHUNK : Phase.OBJECT_ID;
      }
      case OBJECT_ID -> phase = value == 0 ? Phase.BLOCK_START : Phase.OBJECT_CHUNK;
      case DATA_CHUNK, OBJECT_CHUNK -> {
        if (value < 0) {
          throw ArchiveFormat.damaged("a chunk has an impossible length");
        }
        if (value == 0) {
          phase = phase == Phase.DATA_CHUNK ? Phase.BLOCK_START : Phase.OBJECT_ID;
        }
        skip = value;
      }
      default -> throw new IllegalStateException(phase.name());
    }
  }
}
