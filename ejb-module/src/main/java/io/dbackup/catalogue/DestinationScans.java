package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.CatalogueState;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.SightingRepository;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Decides when a destination is scanned, and that one scan at a time is enough: whoever asks while
 * one is under way waits for it or for the next. That holds for one node; two nodes that scan at
 * once do the work twice and no harm. Thread-safe.
 */
@ApplicationScoped
public class DestinationScans {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Inject CatalogueScan scan;
  @Inject SightingRepository sightings;
  @Inject AdapterConnections connections;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private volatile Duration patience = PATIENCE;

  /** For the container. */
  public DestinationScans() {}

  /** How long one may wait for the scan of somebody else, for tests. */
  DestinationScans(Duration patience) {
    this.patience = patience;
  }

  /** Scans of one destination, one after the other. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long begun;
    private volatile long lastGood;
  }

  /**
   * Makes the catalogue fit to be listed: it was scanned within {@code
   * dbackup.catalogue.max-age-minutes}, and the destination answers at this moment. Otherwise the
   * error of its adapter.
   *
   * @return when the scan began whose result the catalogue holds
   */
  public Instant listable(AdapterConfig destination) {
    if (isRecent(destination)) {
      try (StorageSession session = connections.storage(destination)) {
        session.ping();
      }
    } else {
      alone(destination, turn -> isRecent(destination) ? null : scan(destination, turn));
    }
    return scannedAt(destination).orElseGet(clock::instant);
  }

  /** The same with a scan that begins now or later. */
  public Instant refreshed(AdapterConfig destination) {
    long before = turn(destination).begun;
    alone(destination, turn -> turn.lastGood > before ? null : scan(destination, turn));
    return scannedAt(destination).orElseGet(clock::instant);
  }

  /** A scan of its own, for who must see what the destination holds before he destroys anything. */
  public ScanFindings findings(AdapterConfig destination) {
    return alone(destination, turn -> scan(destination, turn));
  }

  private ScanFindings scan(AdapterConfig destination, Turn turn) {
    long number = turn.begun + 1;
    turn.begun = number;
    ScanFindings findings = scan.scan(destination);
    turn.lastGood = number;
    return findings;
  }

  private boolean isRecent(AdapterConfig destination) {
    Duration maxAge = Duration.ofMinutes(settings.get(Settings.CATALOGUE_MAX_AGE));
    Instant oldest = clock.instant().minus(maxAge);
    return !maxAge.isZero() && scannedAt(destination).filter(oldest::isBefore).isPresent();
  }

  private Optional<Instant> scannedAt(AdapterConfig destination) {
    return sightings.state(destination.id()).map(CatalogueState::scannedAt);
  }

  private Turn turn(AdapterConfig destination) {
    return turns.computeIfAbsent(destination.id(), id -> new Turn());
  }

  private ScanFindings alone(AdapterConfig destination, Function<Turn, ScanFindings> work) {
    Turn turn = turn(destination);
    try {
      if (!turn.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BackupException(
            ErrorCategory.EXTERNAL,
            String.format(
                "Destination %s is being scanned and has not been listed to its end for %d seconds."
                    + " Try again later",
                destination.name(), patience.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException(
          ErrorCategory.EXTERNAL, "The server is stopping; the destination was not scanned", e);
    }
    try {
      return work.apply(turn);
    } finally {
      turn.lock.unlock();
    }
  }
}
