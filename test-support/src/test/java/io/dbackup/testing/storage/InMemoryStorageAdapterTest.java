package io.dbackup.testing.storage;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.testing.contract.StorageAdapterContract;
import java.util.UUID;

class InMemoryStorageAdapterTest implements StorageAdapterContract {
  private final AdapterProperties properties =
      InMemoryStorageAdapter.properties(UUID.randomUUID().toString());

  @Override
  public StorageAdapter adapter() {
    return new InMemoryStorageAdapter();
  }

  @Override
  public AdapterProperties properties() {
    return properties;
  }
}
