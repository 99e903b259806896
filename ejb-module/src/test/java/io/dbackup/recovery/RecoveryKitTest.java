package io.dbackup.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.pipeline.StoredSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKitTest {
  private static final RecoveryKit KIT =
      new RecoveryKit(
          "profile-1",
          "Büro \n & Keller",
          StoredSamples.KEY,
          Instant.parse("2026-11-01T02:00:00Z"));

  @TempDir Path folder;

  @Test
  void theKitShouldHoldTheFilesOfTheReference() throws IOException {
    UnpackedKit kit = UnpackedKit.of(KIT, folder);
    assertThat(kit.names())
        .containsExactlyInAnyOrder(
            "master.key",
            "decrypt_backup.js",
            "decrypt_drag_drop_windows.bat",
            "decrypt_linux_mac.sh",
            "README.txt",
            "DecryptBackup.java",
            "backup-format.md");
    assertThat(kit.text("master.key")).isEqualTo(StoredSamples.KEY.toHex());
  }

  @Test
  void theReadmeShouldNameTheProfile() throws IOException {
    assertThat(UnpackedKit.of(KIT, folder).text("README.txt"))
        .contains("Büro   & Keller")
        .contains("profile-1")
        .contains("2026-11-01T02:00:00Z")
        .doesNotContain("{{")
        .doesNotContain(StoredSamples.KEY.toHex());
  }

  @Test
  void theKeyShouldStandInNoFileButItsOwn() throws IOException {
    UnpackedKit kit = UnpackedKit.of(KIT, folder);
    for (String name : kit.names()) {
      if (!name.equals("master.key") && !name.equals("backup-format.md")) {
        assertThat(kit.text(name)).as(name).doesNotContain(StoredSamples.KEY.toHex());
      }
    }
  }

  @Test
  void theWindowsScriptShouldHaveWindowsLineEnds() throws IOException {
    String script = UnpackedKit.of(KIT, folder).text("decrypt_drag_drop_windows.bat");
    assertThat(script.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void theSameKitShouldBeTheSameBytes() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    KIT.writeTo(first);
    KIT.writeTo(second);
    assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
  }

  @Test
  void theFileNameShouldBePlain() {
    assertThat(KIT.fileName()).isEqualTo("recovery_kit_b_ro_keller.zip");
    Instant now = Instant.parse("2026-11-01T02:00:00Z");
    assertThat(new RecoveryKit("p", "数据", StoredSamples.KEY, now).fileName())
        .isEqualTo("recovery_kit_profile.zip");
    assertThat(new RecoveryKit("p", "../x\"\r\n", StoredSamples.KEY, now).fileName())
        .isEqualTo("recovery_kit__x_.zip");
  }
}
