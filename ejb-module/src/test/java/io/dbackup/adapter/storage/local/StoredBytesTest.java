package io.dbackup.adapter.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBytesTest {
  private static final int PART = StoredBytes.PART_SIZE;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 3 * PART, 5 * PART + 7})
  void aFileOfAnySizeShouldBeReadWhole(int size) throws IOException {
    byte[] content = random(size);
    Path file = Files.write(folder.resolve("file"), content);

    assertThat(StoredBytes.of(file)).isEqualTo(contentOf(content));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, PART - 1, PART, 2 * PART + 5, 3 * PART - 1})
  void oneChangedBitShouldBeSeenWhereverItIs(int where) throws IOException {
    byte[] content = random(3 * PART);
    StoredBytes.Content before = contentOf(content);
    content[where] ^= 0x10;
    Path file = Files.write(folder.resolve("file"), content);

    assertThat(StoredBytes.of(file).size()).isEqualTo(before.size());
    assertThat(StoredBytes.of(file).crc32c()).isNotEqualTo(before.crc32c());
  }

  @Test
  void partsThatChangedPlacesShouldBeSeen() throws IOException {
    byte[] content = random(2 * PART);
    byte[] swapped = new byte[2 * PART];
    System.arraycopy(content, 0, swapped, PART, PART);
    System.arraycopy(content, PART, swapped, 0, PART);
    Path file = Files.write(folder.resolve("file"), swapped);

    assertThat(StoredBytes.of(file)).isNotEqualTo(contentOf(content));
  }

  @Test
  void aFileThatIsNotThereShouldBeAnError() {
    assertThatThrownBy(() -> StoredBytes.of(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFolderShouldBeAnError() {
    assertThatThrownBy(() -> StoredBytes.of(folder)).isInstanceOf(IOException.class);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static StoredBytes.Content contentOf(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return new StoredBytes.Content(bytes.length, checksum.getValue());
  }
}
