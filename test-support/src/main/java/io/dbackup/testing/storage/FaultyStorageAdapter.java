package io.dbackup.testing.storage;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import java.util.List;

/** Another adapter whose sessions go wrong as scripted. */
public final class FaultyStorageAdapter implements StorageAdapter {
  private final StorageAdapter inner;
  private final StorageFaults faults;

  public FaultyStorageAdapter(StorageAdapter inner, StorageFaults faults) {
    this.inner = inner;
    this.faults = faults;
  }

  @Override
  public String id() {
    return inner.id();
  }

  @Override
  public String displayName() {
    return inner.displayName();
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return inner.configProperties();
  }

  @Override
  public StorageSession open(AdapterProperties properties) {
    faults.before(StorageFaults.Operation.OPEN);
    return new FaultyStorageSession(inner.open(properties), faults);
  }
}
