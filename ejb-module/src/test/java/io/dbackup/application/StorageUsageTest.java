package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.job.Compression;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageUsageTest {
  private static final Instant NOW = Instant.parse("2026-11-10T15:00:00Z");

  @Test
  void eachDayShouldCountWhatExistedAtItsEnd() {
    List<Backup> backups =
        List.of(
            backup("2026-11-10T14:00:00Z", 4),
            backup("2026-11-08T23:59:59Z", 2),
            backup("2026-11-08T02:00:00Z", 1));

    assertThat(StorageUsage.history(backups, 30, NOW))
        .containsExactly(
            new StorageUsage(3, 2, Instant.parse("2026-11-09T00:00:00Z")),
            new StorageUsage(3, 2, Instant.parse("2026-11-10T00:00:00Z")),
            new StorageUsage(7, 3, NOW));
  }

  @Test
  void oneDayShouldBeTheFigureOfNow() {
    assertThat(StorageUsage.history(List.of(backup("2026-11-01T00:00:00Z", 5)), 1, NOW))
        .containsExactly(new StorageUsage(5, 1, NOW));
  }

  @Test
  void aDestinationWithoutBackupsShouldBeEmptyAndNotMissing() {
    assertThat(StorageUsage.history(List.of(), 365, NOW))
        .containsExactly(new StorageUsage(0, 0, NOW));
  }

  private static Backup backup(String createdAt, long size) {
    BackupOrigin origin =
        new BackupOrigin(createdAt, null, null, null, null, null, "postgres", null);
    Contents contents = new Contents(List.of("shop"), Compression.NONE, null, size, size, "");
    return new Backup(createdAt, "d", createdAt, origin, contents, "{}", Instant.parse(createdAt));
  }
}
