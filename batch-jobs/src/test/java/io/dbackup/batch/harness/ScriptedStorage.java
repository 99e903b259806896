package io.dbackup.batch.harness;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.testing.storage.FaultyStorageAdapter;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import io.dbackup.testing.storage.StorageFaults;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Destinations in memory, each with faults of its own. */
public final class ScriptedStorage implements StorageAdapter {
  private final InMemoryStorageAdapter memory = new InMemoryStorageAdapter();
  private final Map<String, StorageFaults> faults = new ConcurrentHashMap<>();

  /** The faults of one destination; set them up before it is used. */
  public StorageFaults faultsOf(String place) {
    return faults.computeIfAbsent(place, key -> new StorageFaults());
  }

  /** Whatever was scripted before, from now on all is well. */
  public void heal(String place) {
    faults.remove(place);
  }

  @Override
  public String id() {
    return memory.id();
  }

  @Override
  public String displayName() {
    return memory.displayName();
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return memory.configProperties();
  }

  @Override
  public StorageSession open(AdapterProperties properties) {
    return new FaultyStorageAdapter(memory, faultsOf(properties.requiredText("place")))
        .open(properties);
  }

  /** The bytes that really lie there. */
  public StorageSession truth(String place) {
    return memory.open(InMemoryStorageAdapter.properties(place));
  }
}
