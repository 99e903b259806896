package io.dbackup.rest.model;

import io.dbackup.application.StorageAlerts.Alert;
import io.dbackup.application.StorageUsageService.Report;
import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.JobTotals;
import io.dbackup.backup.StorageTotals;
import java.time.Instant;
import java.util.List;

/**
 * The usage of a destination; sizes in bytes, and null for what is not known.
 *
 * @param damagedCount backups of which the last scan missed something
 * @param foreignCount objects that belong to no backup
 */
public record StorageUsageAnswer(
    long totalSize,
    long fileCount,
    long lockedCount,
    long damagedCount,
    long foreignCount,
    long foreignSize,
    Instant oldest,
    Instant newest,
    List<JobTotals> perJob,
    Long growthPerDay,
    Long freeSpace,
    Long daysUntilFull,
    List<Alert> alerts,
    Instant scannedAt) {

  public static StorageUsageAnswer of(Report report) {
    StorageTotals totals = report.totals();
    return new StorageUsageAnswer(
        totals.size(),
        totals.count(),
        totals.locked(),
        totals.damaged(),
        report.foreign().map(CatalogueState::foreignCount).orElse(0L),
        report.foreign().map(CatalogueState::foreignSize).orElse(0L),
        totals.oldest(),
        totals.newest(),
        report.perJob(),
        report.growthPerDay().orElse(null),
        report.freeBytes().orElse(null),
        report.daysUntilFull().orElse(null),
        report.alerts(),
        report.scannedAt());
  }
}
