package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.postgres.ArchiveCursor.MoreBytesNeeded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of an archive's table of contents: an object of the database with the statement that
 * makes it. Fields not needed here are kept as they are. Not thread-safe.
 */
final class TocEntry {
  private long dumpId;
  private long hasData;
  private final List<byte[]> catalogId = new ArrayList<>();
  private byte[] tag;
  private byte[] description;
  private long section;
  private byte[] definition;
  private final List<byte[]> afterDefinition = new ArrayList<>();
  private long relationKind;
  private byte[] owner;
  private byte[] withOids;
  private final List<byte[]> dependencies = new ArrayList<>();
  private byte[] dataOffset;

  static TocEntry read(ArchiveFormat format, ArchiveCursor cursor) throws MoreBytesNeeded {
    TocEntry entry = new TocEntry();
    entry.dumpId = cursor.readInt(format);
    entry.hasData = cursor.readInt(format);
    entry.catalogId.add(cursor.readText(format));
    entry.catalogId.add(cursor.readText(format));
    entry.tag = cursor.readText(format);
    entry.description = cursor.readText(format);
    entry.section = cursor.readInt(format);
    entry.definition = cursor.readText(format);
    // Drop and copy statement, namespace, tablespace and, from 1.14, the table access method.
    int texts = format.version() >= 114 ? 5 : 4;
    for (int i = 0; i < texts; i++) {
      entry.afterDefinition.add(cursor.readText(format));
    }
    if (format.version() >= 116) {
      entry.relationKind = cursor.readInt(format);
    }
    entry.owner = cursor.readText(format);
    entry.withOids = cursor.readText(format);
    for (byte[] id = cursor.readText(format); id != null; id = cursor.readText(format)) {
      entry.dependencies.add(id);
    }
    entry.dataOffset = cursor.readBytes(1 + format.offsetSize());
    return entry;
  }

  byte[] toBytes(ArchiveFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.writeInt(out, dumpId);
    format.writeInt(out, hasData);
    catalogId.forEach(text -> format.writeText(out, text));
    format.writeText(out, tag);
    format.writeText(out, description);
    format.writeInt(out, section);
    format.writeText(out, definition);
    afterDefinition.forEach(text -> format.writeText(out, text));
    if (format.version() >= 116) {
      format.writeInt(out, relationKind);
    }
    format.writeText(out, owner);
    format.writeText(out, withOids);
    dependencies.forEach(text -> format.writeText(out, text));
    format.writeText(out, null);
    out.write(dataOffset, 0, dataOffset.length);
    return out.toByteArray();
  }

  long dumpId() {
    return dumpId;
  }

  /** Whether a data block of this entry follows the table of contents. */
  boolean hasData() {
    return hasData != 0;
  }

  /** Kind of object, such as {@code TABLE} or {@code ACL}. */
  String description() {
    return text(description);
  }

  /** Name of the object. */
  String tag() {
    return text(tag);
  }

  String owner() {
    return text(owner);
  }

  void setOwner(String name) {
    owner = name.getBytes(StandardCharsets.UTF_8);
  }

  String definition() {
    return text(definition);
  }

  void setDefinition(String statements) {
    definition = statements.getBytes(StandardCharsets.UTF_8);
  }

  /** Ids of the entries this one needs. */
  List<Long> dependencies() {
    return dependencies.stream().map(id -> Long.valueOf(text(id))).toList();
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
