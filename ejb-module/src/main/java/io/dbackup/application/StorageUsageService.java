package io.dbackup.application;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.StorageAlerts.Alert;
import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.JobTotals;
import io.dbackup.backup.StorageTotals;
import io.dbackup.catalogue.DestinationScans;
import io.dbackup.error.BackupException;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.SightingRepository;
import io.dbackup.persistence.StorageSnapshotRepository;
import io.dbackup.spi.storage.StorageSession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The space that backups take at a destination: now, in the past, and what is to be expected. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StorageUsageService {
  private static final int MAX_DAYS = 365;
  private static final int GROWTH_DAYS = 30;

  @Inject StoredBackupUse use;
  @Inject DestinationScans scans;
  @Inject AdapterConnections connections;
  @Inject StorageSnapshotRepository snapshots;
  @Inject SightingRepository sightings;
  @Inject JobRepository jobs;
  @Inject StorageAlerts alerts;
  @Inject Clock clock;

  /**
   * A destination's usage.
   *
   * @param perJob the largest first
   * @param foreign objects that belong to no backup, and their bytes; empty before the first scan
   * @param growthPerDay bytes, from the last 30 days; empty when less than a day is known
   * @param freeBytes empty when the destination does not tell
   * @param daysUntilFull empty when it does not grow, or that is not known
   */
  public record Report(
      Instant scannedAt,
      StorageTotals totals,
      List<JobTotals> perJob,
      Optional<CatalogueState> foreign,
      Optional<Long> growthPerDay,
      Optional<Long> freeBytes,
      Optional<Long> daysUntilFull,
      List<Alert> alerts) {}

  /**
   * The space that backups took in the last days, as far as it was seen, and now.
   *
   * @param days 1 to 365
   */
  @RolesAllowed(Permission.STORAGE_READ)
  public List<StorageUsage> history(String destinationId, int days) {
    if (days < 1 || days > MAX_DAYS) {
      throw BackupException.invalid("days must be from 1 to " + MAX_DAYS);
    }
    use.destination(destinationId);
    return history(destinationId, days, snapshots.totals(destinationId));
  }

  private List<StorageUsage> history(String destinationId, int days, StorageTotals totals) {
    Instant now = clock.instant();
    return StorageUsage.history(
        snapshots.since(destinationId, now.minus(Duration.ofDays(days))),
        days,
        new StorageUsage(totals.size(), totals.count(), now));
  }

  /**
   * What lies at a destination, how it grows, and what is wrong with it. Scans and fails as a
   * listing does.
   */
  @RolesAllowed(Permission.STORAGE_READ)
  public Report usage(String destinationId) {
    AdapterConfig destination = use.destination(destinationId);
    Instant scannedAt = scans.listable(destination);
    Optional<Long> free;
    try (StorageSession session = connections.storage(destination)) {
      free = session.freeBytes();
    }
    StorageTotals totals = snapshots.totals(destinationId);
    List<StorageUsage> history = history(destinationId, GROWTH_DAYS, totals);
    OptionalDouble growth = StorageUsage.growthPerDay(history);
    Optional<Long> untilFull = daysUntilFull(free, growth);
    StorageAlerts.Known known =
        new StorageAlerts.Known(
            totals,
            dayBefore(history),
            free,
            untilFull,
            jobsStoringAt(destinationId),
            snapshots.newestGood(destinationId));
    return new Report(
        scannedAt,
        totals,
        snapshots.perJob(destinationId),
        sightings.state(destinationId),
        growth.isPresent() ? Optional.of(Math.round(growth.getAsDouble())) : Optional.empty(),
        free,
        untilFull,
        alerts.of(known, clock.instant()));
  }

  private static Optional<Long> daysUntilFull(Optional<Long> free, OptionalDouble growth) {
    return growth.isPresent() && growth.getAsDouble() > 0
        ? free.map(bytes -> (long) Math.floor(bytes / growth.getAsDouble()))
        : Optional.empty();
  }

  private Optional<StorageUsage> dayBefore(List<StorageUsage> history) {
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    return history.stream()
        .filter(usage -> !usage.createdAt().isAfter(yesterday))
        .reduce((earlier, later) -> later);
  }

  private List<BackupJob> jobsStoringAt(String destinationId) {
    return jobs.enabled().stream()
        .filter(
            job ->
                job.destinations().stream()
                    .anyMatch(place -> place.destinationId().equals(destinationId)))
        .toList();
  }
}
