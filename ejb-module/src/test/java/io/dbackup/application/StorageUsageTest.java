package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dbackup.backup.StorageSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageUsageTest {
  private static final Instant NOW = Instant.parse("2026-11-10T15:00:00Z");

  @Test
  void aFewDaysShouldShowEverySnapshotAndWhatIsNow() {
    List<StorageSnapshot> snapshots =
        List.of(snapshot("2026-11-08T02:00:00Z", 1), snapshot("2026-11-08T03:00:00Z", 2));

    assertThat(StorageUsage.history(snapshots, 7, usage(NOW, 7)))
        .containsExactly(
            usage(Instant.parse("2026-11-08T02:00:00Z"), 1),
            usage(Instant.parse("2026-11-08T03:00:00Z"), 2),
            usage(NOW, 7));
  }

  @Test
  void manyDaysShouldShowTheLastSnapshotOfEach() {
    List<StorageSnapshot> snapshots =
        List.of(
            snapshot("2026-11-08T02:00:00Z", 1),
            snapshot("2026-11-08T23:59:59Z", 2),
            snapshot("2026-11-09T02:00:00Z", 3));

    assertThat(StorageUsage.history(snapshots, 30, usage(NOW, 3)))
        .containsExactly(
            usage(Instant.parse("2026-11-08T23:59:59Z"), 2),
            usage(Instant.parse("2026-11-09T02:00:00Z"), 3));
  }

  @Test
  void withoutASnapshotThePresentShouldBeShown() {
    assertThat(StorageUsage.history(List.of(), 365, usage(NOW, 0))).containsExactly(usage(NOW, 0));
  }

  @Test
  void growthShouldBeTheSlopeOfTheLineThatFitsBest() {
    List<StorageUsage> history =
        List.of(
            usage(NOW.minus(Duration.ofDays(4)), 100),
            usage(NOW.minus(Duration.ofDays(2)), 130),
            usage(NOW, 140));

    assertThat(StorageUsage.growthPerDay(history).orElseThrow()).isEqualTo(10, within(0.001));
  }

  @Test
  void lessThanADayShouldNotBeMadeAGrowth() {
    List<StorageUsage> history =
        List.of(usage(NOW.minus(Duration.ofHours(23)), 1), usage(NOW, 1000));

    assertThat(StorageUsage.growthPerDay(history)).isEmpty();
    assertThat(StorageUsage.growthPerDay(List.of())).isEmpty();
  }

  private static StorageUsage usage(Instant moment, long size) {
    return new StorageUsage(size, 1, moment);
  }

  private static StorageSnapshot snapshot(String createdAt, long size) {
    return new StorageSnapshot(createdAt, "d", size, 1, Instant.parse(createdAt));
  }
}
