package io.dbackup.rest.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.StorageExplorerService.Listed;
import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.job.Compression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupRowTest {
  private static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");

  private final Backup backup =
      new Backup(
          "backup-1",
          "destination-1",
          "nightly/shop.dump.enc",
          new BackupOrigin("b", "e", "j", "Nightly", "s", "Production", "postgres", "15.14"),
          new Contents(List.of("shop"), Compression.ZSTD, "profile-elsewhere", 10, 20, "ab"),
          "{}",
          NOW);

  @Test
  void aBackupThatWasNeverVerifiedShouldHaveNoVerdict() {
    assertThat(row(Optional.empty()).verification()).isNull();
  }

  @Test
  void aVerdictWithARemarkShouldNotLookLikeOneWithout() {
    backup.verified(true, null, NOW);
    assertThat(row(Optional.empty()).verification().status()).isEqualTo("passed");

    backup.verified(true, "The manifest could not be authenticated", NOW);
    BackupRow.Verification verdict = row(Optional.empty()).verification();
    assertThat(verdict.status()).isEqualTo("partial");
    assertThat(verdict.error()).contains("could not be authenticated");

    backup.verified(false, "Byte 7 was changed", NOW);
    assertThat(row(Optional.empty()).verification().status()).isEqualTo("failed");
    assertThat(row(Optional.of("gone")).verification().status()).isEqualTo("missing");
  }

  @Test
  void theProfileShouldBeTheOneThatOpensTheBackupHere() {
    assertThat(row(Optional.empty()).encryptionProfileId()).isEqualTo("profile-elsewhere");
    backup.nowOpenedBy("profile-here");
    assertThat(row(Optional.empty()).encryptionProfileId()).isEqualTo("profile-here");
  }

  private BackupRow row(Optional<String> problem) {
    return BackupRow.of(new Listed(backup, NOW, problem));
  }
}
