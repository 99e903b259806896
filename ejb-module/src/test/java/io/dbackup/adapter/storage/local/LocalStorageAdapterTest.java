package io.dbackup.adapter.storage.local;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.testing.contract.StorageAdapterContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageAdapterTest implements StorageAdapterContract {
  @TempDir Path base;

  @Override
  public StorageAdapter adapter() {
    return new LocalStorageAdapter();
  }

  @Override
  public AdapterProperties properties() {
    return new AdapterProperties(Map.of("basePath", base.toString()));
  }
}
