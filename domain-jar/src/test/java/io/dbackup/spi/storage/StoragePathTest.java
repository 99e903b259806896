package io.dbackup.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "..",
        "a/../b",
        "a//b",
        "a/.",
        "a\\b",
        "a\nb",
        "..%2fetc",
        "%2E%2E/etc",
        "a%5cb"
      })
  void whatCouldLeaveTheDestinationShouldBeRefused(String path) {
    assertThatThrownBy(() -> StoragePath.of(path))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"job/a.dump.zst.enc", "größe/表", "100%/a..b", "-rf/--help", "it's \"quoted\""})
  void namesAreDataAndShouldBeKept(String path) {
    assertThat(StoragePath.of(path).value()).isEqualTo(path);
  }
}
