package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Skipped;
import io.dbackup.job.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestCodecTest {
  private static final ManifestKey KEY = ManifestKey.ofProfile(Samples.PROFILE, Samples.KEY);

  @Test
  void everyMemberShouldComeBack() throws IOException {
    BackupManifest manifest = Manifests.twoDatabases();
    assertThat(read(ManifestCodec.write(manifest, KEY)).verify(Samples.KEY)).isEqualTo(manifest);
  }

  @Test
  void aManifestShouldHaveTheOldestVersionThatCanSayIt() throws IOException {
    assertThat(Manifests.twoDatabases().formatVersion()).isEqualTo(1);
    BackupManifest manifest = Manifests.onlyEncrypted();
    byte[] written = ManifestCodec.write(manifest, KEY);
    assertThat(text(written))
        .contains("\"formatVersion\": 2,", "\"plainCrc32c\": \"00e30692\",")
        .doesNotContain("plainSha256");
    assertThat(read(written).verify(Samples.KEY)).isEqualTo(manifest);
  }

  @Test
  void aPlainBackupShouldComeBack() throws IOException {
    BackupManifest manifest = Manifests.plain();
    ManifestDocument document =
        read(ManifestCodec.write(manifest, ManifestKey.ofInstance(Samples.OTHER_KEY)));
    assertThat(document.keyName()).isEqualTo("instance");
    assertThat(document.verify(Samples.OTHER_KEY)).isEqualTo(manifest);
    assertThat(manifest.encryption()).isEmpty();
    assertThat(manifest.compressionLevel()).isEmpty();
  }

  @Test
  void hostileNamesShouldComeBack() throws IOException {
    for (String name :
        List.of(
            "quote\" back\\slash",
            "line\nfeed,\n  \"mac\": {\"algorithm\": \"HMAC-SHA-256\"",
            "tab\t nul\u0000 del\u007f",
            "unicode äöü 数据库 😀",
            "lone \ud800 surrogate",
            "--leading",
            "")) {
      BackupManifest manifest =
          Manifests.plain(name, List.of(new Skipped(name, name)), Map.of("x" + name, name));
      assertThat(read(ManifestCodec.write(manifest, KEY)).verify(Samples.KEY)).isEqualTo(manifest);
    }
  }

  @Test
  void theFileShouldBeJsonThatEndsWithTheMac() {
    String text = text(ManifestCodec.write(Manifests.twoDatabases(), KEY));
    assertThat(text).startsWith("{\n  \"format\": \"dbackup-manifest\",\n  \"formatVersion\": 1,");
    assertThat(text)
        .containsPattern(
            "\\],\n  \"mac\": \\{\"algorithm\": \"HMAC-SHA-256\", \"key\": \"profile:profile-1\","
                + " \"value\": \"[0-9a-f]{64}\"}\n}\n$");
  }

  @Test
  void anyChangedByteShouldFail() throws IOException {
    byte[] stored = ManifestCodec.write(Manifests.twoDatabases(), KEY);
    for (int i = 0; i < stored.length; i++) {
      byte[] changed = stored.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      if (insideKeyName(stored, i)) {
        // Another name for the key changes nothing that is used: the caller chooses the key, the
        // MAC decides.
        continue;
      }
      assertThatThrownBy(() -> read(changed).verify(Samples.KEY))
          .as("byte %d", i)
          .isInstanceOf(DamagedBackupException.class);
    }
  }

  private static boolean insideKeyName(byte[] stored, int at) {
    String text = new String(stored, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("\"key\": \"") + 8;
    return at >= start && at < start + KEY.name().length();
  }

  @Test
  void everyCutAndExtensionShouldFail() {
    byte[] stored = ManifestCodec.write(Manifests.plain(), KEY);
    for (int length = 0; length < stored.length; length += 7) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> read(cut).verify(Samples.KEY))
          .isInstanceOf(DamagedBackupException.class);
    }
    assertThatThrownBy(() -> read(Samples.concat(stored, new byte[] {' '})).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class);
    assertThatThrownBy(() -> read(Samples.concat(stored, stored)).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void anotherKeyShouldFail() throws IOException {
    ManifestDocument document = read(ManifestCodec.write(Manifests.plain(), KEY));
    assertThat(document.isAuthenticWith(Samples.KEY)).isTrue();
    assertThat(document.isAuthenticWith(Samples.OTHER_KEY)).isFalse();
    assertThatThrownBy(() -> document.verify(Samples.OTHER_KEY))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("profile:profile-1");
  }

  @Test
  void aManifestWithoutMacShouldFail() {
    assertThatThrownBy(() -> read("{\n  \"format\": \"dbackup-manifest\"\n}\n".getBytes()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("no authentication code");
  }

  @Test
  void unknownMembersShouldBeIgnored() throws IOException {
    String text = text(ManifestCodec.write(Manifests.plain(), KEY));
    String extended =
        text.replace("{\n  \"format\"", "{\n  \"new\": [{\"a\": 1}],\n  \"format\"")
            .replace("\"trigger\":", "\"by\": 1,\n    \"trigger\":");
    assertThat(read(sign(extended)).verify(Samples.KEY)).isEqualTo(Manifests.plain());
  }

  @Test
  void aNewerVersionShouldBeRefusedByName() {
    String text = text(ManifestCodec.write(Manifests.plain(), KEY));
    byte[] newer = sign(text.replace("\"formatVersion\": 1", "\"formatVersion\": 3"));
    assertThatThrownBy(() -> read(newer).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("version 3");
  }

  @Test
  void anObjectWithoutADigestOfThePlainDumpShouldBeRefused() {
    String text = text(ManifestCodec.write(Manifests.onlyEncrypted(), KEY));
    for (String change : List.of("\"plainCrc\"", "\"plainCrc32c\": \"0\", \"x\"")) {
      byte[] changed = sign(text.replace("\"plainCrc32c\"", change));
      assertThatThrownBy(() -> read(changed).verify(Samples.KEY))
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageContaining("plain");
    }
  }

  @Test
  void wrongOrMissingMembersShouldBeNamed() {
    String text = text(ManifestCodec.write(Manifests.plain(), KEY));
    for (String[] change :
        List.of(
            new String[] {"\"backupId\": \"backup-1\"", "\"backupId\": 5", "backupId"},
            new String[] {"\"createdAt\": \"2026", "\"createdAt\": \"yesterday", "createdAt"},
            new String[] {"\"ordinal\": 1", "\"ordinal\": 1e400", "ordinal"},
            new String[] {"\"ordinal\": 1", "\"ordinal\": 0", "ordinal"},
            new String[] {"\"storedSize\": ", "\"storedSize\": -", "storedSize"},
            new String[] {"\"plainSha256\": \"", "\"plainSha256\": \"zz", "plainSha256"},
            new String[] {"\"method\": \"NONE\"", "\"method\": \"LZ4\"", "method"},
            new String[] {"\"skipped\": []", "\"skipped\": [7]", "skipped"},
            new String[] {"\"warnings\": []", "\"warnings\": [{}]", "warnings"},
            new String[] {"\"tool\":", "\"tools\":", "tool"})) {
      assertThat(text).contains(change[0]);
      byte[] changed = sign(text.replace(change[0], change[1]));
      assertThatThrownBy(() -> read(changed).verify(Samples.KEY))
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageContaining(change[2]);
    }
  }

  @Test
  void objectsOutOfOrderShouldBeRefused() {
    String text = text(ManifestCodec.write(Manifests.twoDatabases(), KEY));
    byte[] changed = sign(text.replace("\"ordinal\": 2", "\"ordinal\": 1"));
    assertThatThrownBy(() -> read(changed).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("numbered");
  }

  @Test
  void theNumberOfAFailedDatabaseMayBeMissing() throws Exception {
    String text = text(ManifestCodec.write(Manifests.twoDatabases(), KEY));
    byte[] withoutSecond = sign(text.replace("\"ordinal\": 2", "\"ordinal\": 3"));
    assertThat(read(withoutSecond).verify(Samples.KEY).objects())
        .extracting("ordinal")
        .containsExactly(1, 3);
  }

  @Test
  void hostileInputShouldBeBounded() {
    String deep = "[".repeat(2_000_000);
    byte[] nested = sign("{\n  \"x\": " + deep + ManifestDocument.macMember("x", new byte[32]));
    assertThatThrownBy(() -> read(nested).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatThrownBy(() -> ManifestCodec.read(endless))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("longer");
  }

  @Test
  void malformedUtf8ShouldFail() {
    byte[] stored = ManifestCodec.write(Manifests.plain(), KEY);
    String text =
        new String(stored, StandardCharsets.ISO_8859_1).replace("Nightly", "\u00ff\u00fe");
    byte[] signed = sign(text, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(signed).verify(Samples.KEY))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aManifestShouldKnowItsShape() {
    BackupManifest folder = Manifests.twoDatabases();
    assertThat(folder.isFolder()).isTrue();
    assertThat(folder.manifestPath()).isEqualTo(folder.path() + ".meta.json");
    assertThat(folder.databases()).containsExactly("shop", "crm");
    assertThat(folder.object("crm")).isPresent();
    assertThat(folder.object("CRM")).isEmpty();
    assertThat(folder.compressionLevel()).isEqualTo(Optional.of(3));
    assertThat(folder.compression()).isEqualTo(Compression.ZSTD);
    assertThat(Manifests.plain().isFolder()).isFalse();
  }

  /** Replaces the MAC by one that fits the text. */
  private static byte[] sign(String text) {
    return sign(text, StandardCharsets.UTF_8);
  }

  private static byte[] sign(String text, Charset charset) {
    byte[] covered =
        text.substring(0, text.lastIndexOf(ManifestDocument.MAC_START)).getBytes(charset);
    String end = ManifestDocument.macMember(KEY.name(), KEY.macOf(covered, covered.length));
    return Samples.concat(covered, end.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ManifestDocument read(byte[] bytes) throws IOException {
    return ManifestCodec.read(new ByteArrayInputStream(bytes));
  }
}
