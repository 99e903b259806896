package io.dbackup.application;

import io.dbackup.backup.StorageSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The space backups take at a destination.
 *
 * @param totalSize stored bytes
 * @param fileCount backups
 * @param createdAt the moment it is true of
 */
public record StorageUsage(long totalSize, long fileCount, Instant createdAt) {
  /** Up to so many days every snapshot is shown, beyond it the last one of each day. */
  private static final int DETAILED_DAYS = 7;

  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /**
   * What was seen, oldest first, and what is now unless the last snapshot says the same. Nothing is
   * made up for the time before the first snapshot.
   *
   * @param snapshots oldest first
   */
  static List<StorageUsage> history(List<StorageSnapshot> snapshots, int days, StorageUsage now) {
    List<StorageUsage> seen = snapshots.stream().map(StorageUsage::of).toList();
    List<StorageUsage> history = new ArrayList<>(days > DETAILED_DAYS ? lastOfEachDay(seen) : seen);
    if (history.isEmpty() || !history.get(history.size() - 1).isLike(now)) {
      history.add(now);
    }
    return List.copyOf(history);
  }

  private static StorageUsage of(StorageSnapshot snapshot) {
    return new StorageUsage(snapshot.totalSize(), snapshot.fileCount(), snapshot.createdAt());
  }

  private static List<StorageUsage> lastOfEachDay(List<StorageUsage> seen) {
    TreeMap<LocalDate, StorageUsage> last = new TreeMap<>();
    seen.forEach(usage -> last.put(usage.createdAt.atZone(ZoneOffset.UTC).toLocalDate(), usage));
    return List.copyOf(last.values());
  }

  private boolean isLike(StorageUsage other) {
    return totalSize == other.totalSize && fileCount == other.fileCount;
  }

  /**
   * By how many bytes a day it grows: the slope of the straight line that fits best. Empty when
   * there is less than a day to judge by.
   *
   * @param history oldest first
   */
  static OptionalDouble growthPerDay(List<StorageUsage> history) {
    if (history.size() < 2) {
      return OptionalDouble.empty();
    }
    Instant start = history.get(0).createdAt;
    if (days(start, history.get(history.size() - 1).createdAt) < 1) {
      return OptionalDouble.empty();
    }
    double meanDay =
        history.stream().mapToDouble(u -> days(start, u.createdAt)).average().orElse(0);
    double meanSize = history.stream().mapToDouble(u -> u.totalSize).average().orElse(0);
    double together = 0;
    double spread = 0;
    for (StorageUsage usage : history) {
      double day = days(start, usage.createdAt) - meanDay;
      together += day * (usage.totalSize - meanSize);
      spread += day * day;
    }
    return OptionalDouble.of(together / spread);
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
  }
}
