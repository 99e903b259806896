package io.dbackup.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.catalogue.SampleCatalogue;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final String PATH = "nightly/shop_läden.dump.zst.enc";
  private static final byte[] DUMP = SampleBackup.dump(300_000);

  private final SampleCatalogue sample = new SampleCatalogue();

  @Test
  void aDecryptedDownloadShouldBeCompressedAndHaveNoEncryptedName() throws IOException {
    Backup backup = single();

    try (Download download = open(backup, true)) {
      assertThat(download.fileName()).isEqualTo("shop_läden.dump.zst");
      assertThat(download.archive()).isFalse();
      byte[] file = write(download, 0, download.size());
      assertThat(file).hasSize((int) download.size());
      assertThat(file).startsWith(0x28, 0xb5, 0x2f, 0xfd);
    }
  }

  @Test
  void aDownloadWithoutDecryptionShouldBeTheStoredFile() throws IOException {
    Backup backup = single();

    try (Download download = open(backup, false)) {
      assertThat(download.fileName()).isEqualTo("shop_läden.dump.zst.enc");
      assertThat(write(download, 0, download.size()))
          .isEqualTo(sample.destination.objects.get(PATH));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyPartShouldEqualTheSamePartOfTheWhole(boolean decrypt) throws IOException {
    Random random = new Random(7);
    for (Backup backup : new Backup[] {single(), folder()}) {
      try (Download download = open(backup, decrypt)) {
        byte[] whole = write(download, 0, download.size());
        for (int i = 0; i < 40; i++) {
          int offset = random.nextInt(whole.length);
          int length = random.nextInt(whole.length - offset + 1);
          assertThat(write(download, offset, length))
              .as("%d bytes from %d", length, offset)
              .isEqualTo(Arrays.copyOfRange(whole, offset, offset + length));
        }
      }
    }
  }

  @Test
  void severalDatabasesShouldBeAnArchiveOfAllOfThem() throws IOException {
    try (Download download = open(folder(), true)) {
      byte[] archive = write(download, 0, download.size());

      assertThat(download.fileName()).isEqualTo("run.tar");
      assertThat(download.archive()).isTrue();
      assertThat(archive.length % TarHeader.RECORD).isZero();
      assertThat(new String(archive, 0, 100, StandardCharsets.US_ASCII))
          .startsWith("run/crm.dump\0");
      assertThat(Arrays.copyOfRange(archive, 512, 512 + 1000)).isEqualTo(SampleBackup.dump(1000));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDamagedObjectShouldFailBeforeItsLastBytesLeave(boolean decrypt) throws IOException {
    Backup plain = SampleBackup.at("plain.dump").with("shop", DUMP).store(sample.destination);
    sample.destination.objects.get("plain.dump")[10] ^= 1;
    Backup encrypted = single();
    byte[] stored = sample.destination.objects.get(PATH);
    stored[stored.length - 1] ^= 1;

    for (Backup damaged : new Backup[] {plain, encrypted}) {
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      try (Download download = open(damaged, decrypt)) {
        assertThatThrownBy(() -> download.writeTo(received, 0, download.size()))
            .isInstanceOfSatisfying(
                BackupException.class,
                e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY));
        assertThat(received.size()).isLessThan((int) download.size());
      }
    }
  }

  @Test
  void damageInOneObjectOfAnArchiveShouldFailTheArchive() throws IOException {
    Backup backup = folder();
    sample.destination.objects.get("nightly/run/crm.dump.enc")[600] ^= 1;

    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Download download = open(backup, false)) {
      assertThatThrownBy(() -> download.writeTo(received, 0, download.size()))
          .isInstanceOfSatisfying(
              BackupException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY));
      assertThat(received.size()).isLessThan((int) download.size());
    }
  }

  private Backup single() {
    return SampleBackup.at(PATH)
        .with("shop", DUMP)
        .compressed(Compression.ZSTD)
        .encrypted()
        .store(sample.destination);
  }

  private Backup folder() {
    return SampleBackup.at("nightly/run")
        .with("crm", SampleBackup.dump(1000))
        .with("shop", SampleBackup.dump(200_000))
        .with("läden", SampleBackup.dump(512))
        .encrypted()
        .store(sample.destination);
  }

  private Download open(Backup backup, boolean decrypt) throws IOException {
    return Download.of(
        sample.catalogue().open(backup, decrypt ? Trust.AUTHENTIC : Trust.LISTED), decrypt);
  }

  private static byte[] write(Download download, long offset, long length) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    download.writeTo(target, offset, length);
    return target.toByteArray();
  }
}
