package io.dbackup.testing.storage;

import io.dbackup.spi.storage.StoragePath;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of one destination in memory, and what is on its way there. Thread-safe. */
final class MemoryPlace {
  private final Map<StoragePath, byte[]> objects = new ConcurrentSkipListMap<>();

  private final Set<InMemoryStorageSession.MemoryUpload> uploads = ConcurrentHashMap.newKeySet();

  Map<StoragePath, byte[]> objects() {
    return objects;
  }

  Set<InMemoryStorageSession.MemoryUpload> uploads() {
    return uploads;
  }
}
