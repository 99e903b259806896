package io.dbackup.testing.storage;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Destinations that live in the memory of this JVM, one for each value of the property {@code
 * place}. Keeps every promise of the contract. Thread-safe.
 */
public final class InMemoryStorageAdapter implements StorageAdapter {
  private static final Map<String, MemoryPlace> PLACES = new ConcurrentHashMap<>();

  /** The properties of one place. */
  public static AdapterProperties properties(String place) {
    return new AdapterProperties(Map.of("place", place));
  }

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public String displayName() {
    return "Memory";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(ConfigProperty.text("place", "Place", "").asRequired());
  }

  @Override
  public StorageSession open(AdapterProperties properties) {
    return new InMemoryStorageSession(
        PLACES.computeIfAbsent(properties.requiredText("place"), name -> new MemoryPlace()));
  }
}
