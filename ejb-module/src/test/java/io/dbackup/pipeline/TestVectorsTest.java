package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The test vectors of docs/backup-format.md are what this program writes. */
class TestVectorsTest {
  private static final Pattern VECTOR =
      Pattern.compile("^([a-z][a-z ]+[a-z]) = ([0-9a-f\\n]+)$", Pattern.MULTILINE);
  private static final Map<String, String> VECTORS = new HashMap<>();

  @BeforeAll
  static void readDocument() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "backup-format.md"));
    Matcher matcher = VECTOR.matcher(document.substring(document.indexOf("## Test vectors")));
    while (matcher.find()) {
      VECTORS.put(matcher.group(1), matcher.group(2).replace("\n", ""));
    }
  }

  @Test
  void theShortObjectShouldBeAsDocumented() throws IOException {
    assertThat(Samples.KEY.toHex()).isEqualTo(vector("profile key"));
    byte[] stored = encode("DBackup test vector\n".getBytes(StandardCharsets.US_ASCII));
    EncryptionHeader header = EncryptionHeader.read(new ByteArrayInputStream(stored));
    assertThat(hex(header.bytes())).isEqualTo(vector("header"));
    assertThat(hex(Hkdf.derive(Samples.KEY, header.salt(), "dbackup/1/key-check", 16)))
        .isEqualTo(vector("key check"));
    assertThat(hex(SegmentCipher.fileKey(header, Samples.KEY))).isEqualTo(vector("file key"));
    assertThat(HexFormat.of().formatHex(stored, header.length(), stored.length))
        .isEqualTo(vector("short body"));
  }

  @Test
  void theEmptyObjectShouldBeAsDocumented() throws IOException {
    byte[] stored = encode(new byte[0]);
    assertThat(hex(Arrays.copyOfRange(stored, stored.length - 16, stored.length)))
        .isEqualTo(vector("empty body"));
  }

  @Test
  void theTwoSegmentObjectShouldBeAsDocumented() throws Exception {
    byte[] plain = new byte[4_081];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (i % 251);
    }
    byte[] stored = encode(plain);
    assertThat(sha256(stored)).isEqualTo(vector("two segments digest"));
    assertThat(hex(Arrays.copyOfRange(stored, stored.length - 17, stored.length)))
        .isEqualTo(vector("two segments end"));
  }

  @Test
  void theManifestCodeShouldBeAsDocumented() {
    byte[] covered = "{\n  \"format\": \"dbackup-manifest\"".getBytes(StandardCharsets.US_ASCII);
    ManifestKey key = ManifestKey.ofProfile(Samples.PROFILE, Samples.KEY);
    assertThat(hex(key.macOf(covered, covered.length))).isEqualTo(vector("manifest code"));
  }

  private static byte[] encode(byte[] plain) throws IOException {
    EncryptionStage stage =
        new EncryptionStage(
            Samples.KEY,
            Samples.PROFILE,
            Samples.context("backup-1", 1),
            EncryptionHeader.MIN_SEGMENT_SIZE,
            new FixedRandom());
    return Samples.encode(stage, plain);
  }

  private static String vector(String name) {
    assertThat(VECTORS).containsKey(name);
    return VECTORS.get(name);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
