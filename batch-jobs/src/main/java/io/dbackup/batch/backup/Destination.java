package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.batch.run.Run;
import io.dbackup.spi.storage.StorageSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A place one run stores its backup at. Once anything failed there it gets nothing more, and what
 * it got is removed: a backup is at a destination as a whole or not at all. Thread-safe.
 */
public final class Destination {
  private final AdapterConfig config;
  private final AtomicReference<String> failure = new AtomicReference<>();

  public Destination(AdapterConfig config) {
    this.config = config;
  }

  public AdapterConfig config() {
    return config;
  }

  public String id() {
    return config.id();
  }

  public String name() {
    return config.name();
  }

  /** Connects to it. */
  StorageSession connect(Run run, AdapterConnections connections) {
    return run.open("connection to \"" + name() + "\"", () -> connections.storage(config));
  }

  /** Drops the destination; true for the first reason, which is the one that is reported. */
  public boolean fail(String reason) {
    return failure.compareAndSet(null, reason);
  }

  /** Why it was dropped. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  public boolean isAlive() {
    return failure.get() == null;
  }
}
