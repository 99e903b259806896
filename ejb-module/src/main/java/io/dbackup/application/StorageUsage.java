package io.dbackup.application;

import io.dbackup.backup.Backup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The space backups take at a destination.
 *
 * @param totalSize stored bytes
 * @param fileCount backups
 * @param createdAt the moment it is true of
 */
public record StorageUsage(long totalSize, int fileCount, Instant createdAt) {
  /**
   * One entry for the end of each day (UTC) and one for now, oldest first, from the first backup
   * on. Known from the backups that exist today: what was deleted does not count for the past
   * either.
   */
  static List<StorageUsage> history(List<Backup> backups, int days, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    List<StorageUsage> history = new ArrayList<>();
    for (int back = days - 1; back >= 1; back--) {
      StorageUsage usage =
          at(backups, today.minusDays(back - 1L).atStartOfDay().toInstant(ZoneOffset.UTC));
      if (usage.fileCount > 0) {
        history.add(usage);
      }
    }
    history.add(at(backups, now));
    return history;
  }

  private static StorageUsage at(List<Backup> backups, Instant moment) {
    List<Backup> existing = backups.stream().filter(b -> !b.createdAt().isAfter(moment)).toList();
    return new StorageUsage(
        existing.stream().mapToLong(Backup::storedSize).sum(), existing.size(), moment);
  }
}
