package io.dbackup.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.job.Compression;
import io.dbackup.pipeline.StoredSamples;
import io.dbackup.recovery.UnpackedKit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell script of the kit, and the lines that the format document gives for decrypting by hand.
 */
class RecoveryScriptsTest {
  private static final byte[] PLAIN = StoredSamples.text(150_000);

  @TempDir Path temp;

  @Test
  void theShellScriptShouldDecrypt() throws Exception {
    UnpackedKit kit = kit();
    Path stored = StoredSamples.store(temp, "a b.sql", "backup-1", Compression.GZIP, PLAIN);
    Outcome outcome = kit.run("sh", script(kit), stored.toString());
    assertThat(outcome.output()).contains("OK");
    assertThat(outcome.status()).isZero();
    assertThat(Files.readAllBytes(temp.resolve("a b.sql"))).isEqualTo(PLAIN);
    assertThat(kit.run("sh", script(kit)).status()).isEqualTo(2);
  }

  @Test
  void theShellScriptShouldPassFailuresOn() throws Exception {
    Path stored = StoredSamples.store(temp, "x.sql", "backup-1", Compression.NONE, PLAIN);
    Files.write(stored, new byte[10]);
    UnpackedKit kit = kit();
    assertThat(kit.run("sh", script(kit), stored.toString()).status()).isEqualTo(1);
  }

  @Test
  void theDocumentedLinesShouldDecryptAndRefuseDamage() throws Exception {
    UnpackedKit kit = kit();
    Matcher lines =
        Pattern.compile("```js\n(.*?)```", Pattern.DOTALL).matcher(kit.text("backup-format.md"));
    assertThat(lines.find()).isTrue();
    Path program = Files.writeString(temp.resolve("by-hand.js"), lines.group(1));
    Path stored = StoredSamples.store(temp, "hand.sql", "backup-1", Compression.NONE, PLAIN);
    Path plain = temp.resolve("plain");
    String key = kit.folder().resolve("master.key").toString();
    String[] command = {"node", program.toString(), key, stored.toString(), plain.toString()};
    assertThat(kit.run(command).status()).isZero();
    assertThat(Files.readAllBytes(plain)).isEqualTo(PLAIN);
    Files.delete(plain);
    byte[] changed = Files.readAllBytes(stored);
    changed[changed.length - 1] ^= 1;
    Files.write(stored, changed);
    assertThat(kit.run(command).status()).isNotZero();
    assertThat(plain).doesNotExist();
  }

  private static String script(UnpackedKit kit) {
    return kit.folder().resolve("decrypt_linux_mac.sh").toString();
  }

  private UnpackedKit kit() throws IOException {
    return UnpackedKit.of(
        new RecoveryKit(
            "profile-1", "Test", StoredSamples.KEY, Instant.parse("2026-11-01T02:00:00Z")),
        temp);
  }
}
