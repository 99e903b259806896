package io.dbackup.spi.storage;

import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterProperties;

/** A kind of destination. */
public interface StorageAdapter extends Adapter {
  /**
   * Opens a session.
   *
   * @throws io.dbackup.spi.AdapterException when the destination cannot be reached or refuses
   */
  StorageSession open(AdapterProperties properties);

  @Override
  default AdapterType type() {
    return AdapterType.STORAGE;
  }
}
