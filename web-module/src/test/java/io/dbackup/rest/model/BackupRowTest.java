package io.dbackup.rest.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.CatalogueRow;
import io.dbackup.backup.CatalogueRow.Encryption;
import io.dbackup.backup.CatalogueRow.Verdict;
import io.dbackup.job.Compression;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupRowTest {
  private static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");

  @Test
  void aBackupThatWasNeverVerifiedShouldHaveNoVerdict() {
    assertThat(row(new Verdict(null, null, null), null).verification()).isNull();
  }

  @Test
  void aVerdictWithARemarkShouldNotLookLikeOneWithout() {
    assertThat(row(new Verdict(NOW, true, null), null).verification().status()).isEqualTo("passed");

    BackupRow.Verification verdict =
        row(new Verdict(NOW, true, "The manifest could not be authenticated"), null).verification();
    assertThat(verdict.status()).isEqualTo("partial");
    assertThat(verdict.error()).contains("could not be authenticated");

    Verdict failed = new Verdict(NOW, false, "Byte 7 was changed");
    assertThat(row(failed, null).verification().status()).isEqualTo("failed");
    assertThat(row(failed, "gone").verification().status()).isEqualTo("missing");
  }

  @Test
  void theProfileShouldBeTheOneThatOpensTheBackupHere() {
    Encryption unknown = new Encryption("profile-elsewhere", null);
    assertThat(row(unknown).encryptionProfileId()).isEqualTo("profile-elsewhere");
    assertThat(row(new Encryption("profile-elsewhere", "profile-here")).encryptionProfileId())
        .isEqualTo("profile-here");
    assertThat(row(new Encryption(null, null)).isEncrypted()).isFalse();
  }

  private static BackupRow row(Verdict verdict, String problem) {
    return BackupRow.of(row(new Encryption(null, null), verdict, problem));
  }

  private static BackupRow row(Encryption encryption) {
    return BackupRow.of(row(encryption, new Verdict(null, null, null), null));
  }

  private static CatalogueRow row(Encryption encryption, Verdict verdict, String problem) {
    return new CatalogueRow(
        "backup-1",
        "nightly/shop.dump.enc",
        NOW,
        NOW,
        "j",
        "Nightly",
        "Production",
        "postgres",
        "15.14",
        List.of("shop"),
        encryption,
        10,
        Compression.ZSTD,
        new CatalogueRow.Protection(false, false),
        "ab",
        verdict,
        "e",
        problem);
  }
}
