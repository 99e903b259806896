package io.dbackup.adapter.database.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes an archive on to {@code pg_restore}, with the roles that the target does not have taken
 * out of its table of contents; the data is not changed. Not thread-safe.
 */
final class ArchiveFilter implements ArchiveReader.Parts {
  private final RoleFilter roles;
  private final OutputStream out;
  private final ArchiveReader reader = new ArchiveReader(this);

  ArchiveFilter(TargetRoles roles, OutputStream out) {
    this.roles = new RoleFilter(roles);
    this.out = out;
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    reader.accept(bytes, offset, length);
  }

  /** INTEGRITY when the archive is not whole. */
  void requireComplete() {
    reader.requireComplete();
  }

  /** A sentence on each thing left out. */
  List<String> notRestored() {
    return new ArrayList<>(roles.notRestored());
  }

  @Override
  public void head(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public void entry(ArchiveFormat format, TocEntry entry) throws IOException {
    roles.adapt(entry);
    out.write(entry.toBytes(format));
  }

  @Override
  public void data(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }
}
