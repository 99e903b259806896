package io.dbackup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.config.InstanceSettings;
import io.dbackup.persistence.InstanceValueRepository;
import io.dbackup.persistence.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  private final TestDatabase database = TestDatabase.h2();
  private final InstanceValueRepository values = new InstanceValueRepository(database.dataSource());

  @AfterEach
  void close() {
    database.close();
  }

  private byte[] open(Path dataDirectory, String configuredKey) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    settings.put("dbackup.data.dir", dataDirectory.toString());
    settings.put("dbackup.encryption-key", configuredKey);
    return MasterKey.open(
        new InstanceSettings(name -> Optional.ofNullable(settings.get(name))), values);
  }

  @Test
  void aMissingKeyShouldBeGeneratedOnceAndKeptForItsOwnerOnly() throws Exception {
    Path data = folder.resolve("not/yet/there");
    byte[] generated = open(data, null);
    Path file = data.resolve("master.key");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(open(data, null)).isEqualTo(generated);
    try (var files = Files.list(data)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theConfiguredKeyShouldBeUsedAndNotWrittenAnywhere() throws Exception {
    assertThat(open(folder, KEY)).hasSize(32).startsWith(0x01, 0x23, 0x45, 0x67);
    assertThat(folder).isEmptyDirectory();
    assertThat(open(folder, KEY.toUpperCase(java.util.Locale.ROOT))).startsWith(0x01, 0x23);
  }

  @Test
  void aWrongKeyShouldStopTheStart() throws Exception {
    open(folder, KEY);
    assertThatThrownBy(() -> open(folder, "f".repeat(64)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("master key is wrong")
        .hasMessageContaining("DBACKUP_ENCRYPTION_KEY")
        .hasMessageNotContaining("ffff");
  }

  @Test
  void aLostKeyShouldStopTheStartAndNotBeReplacedByANewOne() throws Exception {
    open(folder, null);
    Files.delete(folder.resolve("master.key"));
    assertThatThrownBy(() -> open(folder, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("master key is missing");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSecondNodeWithItsOwnGeneratedKeyShouldNotStart() throws Exception {
    open(folder.resolve("node1"), null);
    assertThatThrownBy(() -> open(folder.resolve("node2"), null))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder.resolve("node2")).doesNotExist();
  }

  @Test
  void aSecondNodeWithTheSameKeyShouldStart() throws Exception {
    assertThat(open(folder.resolve("node1"), KEY)).isEqualTo(open(folder.resolve("node2"), KEY));
  }

  @Test
  void aKeyThatIsNoKeyShouldBeRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> open(folder, "secret-but-not-hex"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageNotContaining("secret-but");
  }

  @Test
  void purposesShouldHaveDifferentKeys() {
    MasterKey key = new MasterKey(new byte[32]);
    assertThat(key.derive("a"))
        .hasSize(32)
        .isEqualTo(key.derive("a"))
        .isNotEqualTo(key.derive("b"));
  }

  @Test
  void ofTwoValuesSetAtOnceTheFirstShouldBeKept() throws Exception {
    assertThat(values.keepFirst("x", "one")).isEqualTo("one");
    assertThat(values.keepFirst("x", "two")).isEqualTo("one");
    assertThat(values.find("x")).contains("one");
  }
}
