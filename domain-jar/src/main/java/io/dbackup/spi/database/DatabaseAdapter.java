package io.dbackup.spi.database;

import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterProperties;

/** A kind of database server. */
public interface DatabaseAdapter extends Adapter {
  /**
   * Connects.
   *
   * @throws io.dbackup.spi.AdapterException when the server cannot be reached or refuses the
   *     credentials
   */
  DatabaseSession open(AdapterProperties properties);

  /** Extension of the dump tool's own file, without a dot, such as {@code dump} or {@code sql}. */
  String dumpExtension();

  /** What the dump is, as the manifest says it, such as {@code postgres-custom}. */
  default String dumpFormat() {
    return id() + "-" + dumpExtension();
  }

  @Override
  default AdapterType type() {
    return AdapterType.DATABASE;
  }
}
