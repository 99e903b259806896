package io.dbackup.config;

import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.StoredSetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What administrators changed, as this node knows it: a change made here is seen at once, one made
 * through another node within seconds. While the database cannot be read, what was read last holds.
 * Thread-safe.
 */
@ApplicationScoped
public class StoredSettings {
  private static final System.Logger LOG = System.getLogger(StoredSettings.class.getName());
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  /** Values by name, and when they are to be read again, by the clock that nobody sets. */
  private record Snapshot(Map<String, String> values, long until) {}

  @Inject SettingRepository repository;

  private final LongSupplier nanos;
  private volatile Snapshot snapshot;

  /** For the container. */
  public StoredSettings() {
    this(System::nanoTime);
  }

  StoredSettings(LongSupplier nanos) {
    this.nanos = nanos;
    this.snapshot = new Snapshot(Map.of(), nanos.getAsLong());
  }

  /** The text that was stored for the setting; empty when nobody changed it. */
  public Optional<String> text(String name) {
    Snapshot known = snapshot;
    long now = nanos.getAsLong();
    if (known.until() - now <= 0) {
      known = new Snapshot(read(known.values()), now + FRESH_NANOS);
      snapshot = known;
    }
    return Optional.ofNullable(known.values().get(name));
  }

  /** Has them read again before they are used again. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsChanged event) {
    snapshot = new Snapshot(snapshot.values(), nanos.getAsLong());
  }

  private Map<String, String> read(Map<String, String> otherwise) {
    try {
      return repository.all().stream()
          .collect(Collectors.toUnmodifiableMap(StoredSetting::name, StoredSetting::content));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The settings could not be read; the last ones hold", e);
      return otherwise;
    }
  }
}
