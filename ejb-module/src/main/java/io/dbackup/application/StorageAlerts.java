package io.dbackup.application;

import io.dbackup.backup.StorageTotals;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.job.BackupJob;
import io.dbackup.job.CronExpression;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges what is known of a destination by the thresholds of the settings {@code
 * dbackup.storage.alert-...}. Changes and sends nothing. Thread-safe.
 */
@ApplicationScoped
public class StorageAlerts {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final int LIMIT_PERCENT = 90;
  private static final int PERCENT = 100;

  @Inject InstanceSettings settings;

  /** For the container. */
  public StorageAlerts() {}

  StorageAlerts(InstanceSettings settings) {
    this.settings = settings;
  }

  /** What is wrong. */
  public enum Kind {
    /** The backups take most of what they may. */
    LIMIT,
    /** They take much more than a day before. */
    GROWTH,
    /** They take much less than a day before. */
    SHRINK,
    /** Little space is left, or will be soon. */
    FREE_SPACE,
    /** A job should have stored a backup here and has not. */
    NO_NEW_BACKUP,
    /** Backups of the catalogue are not whole at the destination. */
    DAMAGED
  }

  /**
   * One thing that is wrong.
   *
   * @param message what, in words, with figures
   */
  public record Alert(Kind kind, String message) {}

  /**
   * What is known of a destination.
   *
   * @param dayBefore the newest usage that is at least a day old
   * @param freeBytes empty when the destination does not tell
   * @param daysUntilFull empty when it does not grow, or that is not known
   * @param jobs that are to store backups there
   * @param newestGood their newest whole backups there, by job
   */
  record Known(
      StorageTotals totals,
      Optional<StorageUsage> dayBefore,
      Optional<Long> freeBytes,
      Optional<Long> daysUntilFull,
      List<BackupJob> jobs,
      Map<String, Instant> newestGood) {}

  List<Alert> of(Known known, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    limit(known).ifPresent(alerts::add);
    change(known).ifPresent(alerts::add);
    space(known).ifPresent(alerts::add);
    known.jobs().stream()
        .filter(BackupJob::enabled)
        .map(job -> late(job, known, now))
        .flatMap(Optional::stream)
        .forEach(alerts::add);
    damaged(known).ifPresent(alerts::add);
    return List.copyOf(alerts);
  }

  private Optional<Alert> limit(Known known) {
    long limit = settings.get(Settings.ALERT_LIMIT) * GIGABYTE;
    double percent = limit == 0 ? 0 : known.totals().size() * (double) PERCENT / limit;
    return percent < LIMIT_PERCENT
        ? Optional.empty()
        : alert(
            Kind.LIMIT,
            "The backups take %d bytes, %.1f %% of the limit of %d",
            known.totals().size(),
            percent,
            limit);
  }

  private Optional<Alert> change(Known known) {
    int allowed = settings.get(Settings.ALERT_GROWTH);
    long before = known.dayBefore().map(StorageUsage::totalSize).orElse(0L);
    if (allowed == 0 || before == 0) {
      return Optional.empty();
    }
    long now = known.totals().size();
    double percent = (now - before) * (double) PERCENT / before;
    return Math.abs(percent) <= allowed
        ? Optional.empty()
        : alert(
            percent > 0 ? Kind.GROWTH : Kind.SHRINK,
            "The backups take %d bytes, %+.1f %% since %s, when they took %d",
            now,
            percent,
            known.dayBefore().get().createdAt(),
            before);
  }

  private Optional<Alert> space(Known known) {
    if (known.freeBytes().isEmpty()) {
      return Optional.empty();
    }
    long free = known.freeBytes().get();
    int least = settings.get(Settings.ALERT_FREE);
    long room = free + known.totals().size();
    if (room > 0 && free * (double) PERCENT / room < least) {
      return alert(
          Kind.FREE_SPACE,
          "%d bytes are free, less than %d %% of what the backups take and could take",
          free,
          least);
    }
    int days = settings.get(Settings.ALERT_FULL);
    return known
        .daysUntilFull()
        .filter(left -> left < days)
        .flatMap(
            left ->
                alert(
                    Kind.FREE_SPACE,
                    "At the present growth the %d bytes that are free last for %d days",
                    free,
                    left));
  }

  private Optional<Alert> late(BackupJob job, Known known, Instant now) {
    int hours = settings.get(Settings.ALERT_LATE);
    if (hours == 0) {
      return Optional.empty();
    }
    Optional<Instant> newest = Optional.ofNullable(known.newestGood().get(job.id()));
    Instant since = newest.orElseGet(job::updatedAt);
    return CronExpression.parse(job.schedule())
        .next(since.atZone(settings.timeZone()))
        .map(ZonedDateTime::toInstant)
        .filter(due -> due.plus(Duration.ofHours(hours)).isBefore(now))
        .flatMap(
            due ->
                alert(
                    Kind.NO_NEW_BACKUP,
                    "Job %s should have stored a backup at %s; %s",
                    job.name(),
                    due,
                    newest
                        .map(at -> "its last whole one here is of " + at)
                        .orElse("there is no whole one of it here")));
  }

  private static Optional<Alert> damaged(Known known) {
    return known.totals().damaged() == 0
        ? Optional.empty()
        : alert(
            Kind.DAMAGED,
            "%d of %d backups are not at the destination as they were recorded",
            known.totals().damaged(),
            known.totals().count());
  }

  private static Optional<Alert> alert(Kind kind, String words, Object... figures) {
    return Optional.of(new Alert(kind, String.format(java.util.Locale.ROOT, words, figures)));
  }
}
