package io.dbackup.testing.storage;

import io.dbackup.spi.storage.StoragePath;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The committed objects of one destination in memory. Thread-safe. */
final class MemoryPlace {
  private final Map<StoragePath, byte[]> objects = new ConcurrentSkipListMap<>();

  Map<StoragePath, byte[]> objects() {
    return objects;
  }
}
