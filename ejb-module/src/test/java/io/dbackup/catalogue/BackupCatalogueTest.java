package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCatalogueTest {
  private static final String PATH = "nightly/shop.dump.enc";
  private static final byte[] DUMP = SampleBackup.dump(300_000);

  private final SampleCatalogue sample = new SampleCatalogue();
  private final MemoryDestination destination = sample.destination;
  private final BackupCatalogue catalogue = sample.catalogue();

  @AfterEach
  void everySessionShouldBeClosed() {
    assertThat(destination.openSessions).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, false",
    "GZIP, false",
    "ZSTD, false",
    "NONE, true",
    "GZIP, true",
    "ZSTD, true"
  })
  void everyFormOfAnObjectShouldBeRead(Compression compression, boolean encrypted)
      throws IOException {
    SampleBackup made = SampleBackup.at(PATH).with("shop", DUMP).compressed(compression);
    Backup backup = (encrypted ? made.encrypted() : made).store(destination);

    try (StoredBackup stored = catalogue.open(backup)) {
      stored.requireObjects();
      var object = stored.object("shop");
      assertThat(stored.manifestPresent()).isTrue();
      assertThat(read(stored.plain(object))).isEqualTo(DUMP);
      assertThat(read(stored.stored(object))).isEqualTo(destination.objects.get(PATH));
      byte[] decrypted = read(stored.decrypted(object));
      assertThat(decrypted).hasSize((int) stored.decryptedSize(object));
      assertThat(read(stored.decrypted(object, 70_000)))
          .isEqualTo(Arrays.copyOfRange(decrypted, 70_000, decrypted.length));
      assertThat(read(stored.stored(object, 5)))
          .isEqualTo(Arrays.copyOfRange(destination.objects.get(PATH), 5, backupSize(backup)));
    }
  }

  @Test
  void aBackupWhoseKeyIsNotInTheVaultShouldBeUnprocessableAndNameTheProfile() {
    Backup backup = encrypted();
    sample.vault.clear();

    assertFails(backup, Trust.AUTHENTIC, ErrorCategory.UNPROCESSABLE, "Default key");
    assertFails(backup, Trust.VOUCHED_FOR, ErrorCategory.UNPROCESSABLE, "Default key");
  }

  @Test
  void aKeyImportedAgainUnderAnotherIdShouldOpenItsBackups() throws IOException {
    Backup backup = encrypted();
    sample.vault.clear();
    sample.vault.put("another", SecretBytes.ofHexKey("33".repeat(32)));
    sample.vault.put("imported again", SampleBackup.profileKey());

    try (StoredBackup stored = catalogue.open(backup)) {
      assertThat(read(stored.plain(stored.object("shop")))).isEqualTo(DUMP);
    }
  }

  @Test
  void storedBytesShouldBeReadableWithoutTheKey() throws IOException {
    Backup backup = encrypted();
    sample.vault.clear();

    try (StoredBackup stored = catalogue.open(backup, Trust.LISTED)) {
      assertThat(read(stored.stored(stored.object("shop"))))
          .isEqualTo(destination.objects.get(PATH));
    }
  }

  @Test
  void aChangedManifestShouldBeDamage() {
    Backup backup = encrypted();
    byte[] manifest = destination.objects.get(PATH + ".meta.json");
    manifest[40] ^= 1;

    assertFails(backup, Trust.LISTED, ErrorCategory.INTEGRITY, "not the one that was recorded");
  }

  @Test
  void theGenuineManifestOfAnotherBackupInItsPlaceShouldBeDamage() {
    Backup backup = encrypted();
    SampleBackup.at("other").with("shop", DUMP).encrypted().store(destination);
    destination.objects.put(PATH + ".meta.json", destination.objects.get("other.meta.json"));

    assertFails(backup, Trust.AUTHENTIC, ErrorCategory.INTEGRITY, "not the one that was recorded");
  }

  @Test
  void aLostManifestShouldBeReplacedByTheCataloguesCopy() throws IOException {
    Backup backup = encrypted();
    destination.objects.remove(PATH + ".meta.json");

    try (StoredBackup stored = catalogue.open(backup)) {
      assertThat(stored.manifestPresent()).isFalse();
      assertThat(read(stored.plain(stored.object("shop")))).isEqualTo(DUMP);
    }
  }

  @Test
  void anUnencryptedBackupOfAnotherInstallationShouldNeedTheWordOfTheUser() throws IOException {
    Backup backup = SampleBackup.at(PATH).with("shop", DUMP).store(destination);
    sample.instanceKey = SecretBytes.ofHexKey("44".repeat(32));

    assertFails(backup, Trust.AUTHENTIC, ErrorCategory.UNPROCESSABLE, "force");
    try (StoredBackup stored = catalogue.open(backup, Trust.VOUCHED_FOR)) {
      assertThat(read(stored.plain(stored.object("shop")))).isEqualTo(DUMP);
    }
  }

  @Test
  void anObjectOfAnotherLengthShouldBeFoundWithoutReadingIt() {
    Backup backup = encrypted();
    destination.objects.computeIfPresent(PATH, (path, bytes) -> Arrays.copyOf(bytes, 1000));

    try (StoredBackup stored = catalogue.open(backup)) {
      assertThatThrownBy(stored::requireObjects)
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("has 1000 bytes");
    }
  }

  @Test
  void aMissingObjectShouldBeNotFound() {
    Backup backup = encrypted();
    destination.objects.remove(PATH);

    try (StoredBackup stored = catalogue.open(backup)) {
      assertThatThrownBy(stored::requireObjects)
          .isInstanceOfSatisfying(
              BackupException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.NOT_FOUND));
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aFlippedBitShouldFailInsteadOfEndingWell(boolean encrypted) throws IOException {
    SampleBackup made = SampleBackup.at(PATH).with("shop", DUMP);
    Backup backup = (encrypted ? made.encrypted() : made).store(destination);
    destination.objects.get(PATH)[200_000] ^= 4;

    try (StoredBackup stored = catalogue.open(backup)) {
      var object = stored.object("shop");
      assertThatThrownBy(() -> read(stored.plain(object)))
          .isInstanceOf(DamagedBackupException.class);
      assertThatThrownBy(() -> read(stored.decrypted(object)))
          .isInstanceOf(DamagedBackupException.class);
      assertThatThrownBy(() -> read(stored.stored(object)))
          .isInstanceOf(DamagedBackupException.class);
    }
  }

  @Test
  void anUnreachableDestinationShouldBeTheDestinationsError() {
    Backup backup = encrypted();
    destination.reachable = false;

    assertFails(backup, Trust.AUTHENTIC, ErrorCategory.EXTERNAL, "does not answer");
  }

  private Backup encrypted() {
    return SampleBackup.at(PATH).with("shop", DUMP).encrypted().store(destination);
  }

  private void assertFails(Backup backup, Trust trust, ErrorCategory category, String message) {
    assertThatThrownBy(() -> catalogue.open(backup, trust))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(category))
        .hasMessageContaining(message);
  }

  private int backupSize(Backup backup) {
    return (int) backup.storedSize();
  }

  private static byte[] read(InputStream stream) throws IOException {
    try (stream) {
      return stream.readAllBytes();
    }
  }
}
