package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Nonces cannot repeat: keys are fresh per object, and within an object every segment has its own
 * nonce.
 */
class NonceTest {
  @Test
  void everySegmentShouldHaveItsOwnNonce() {
    byte[] prefix = {1, 2, 3, 4, 5, 6, 7};
    Set<String> seen = new HashSet<>();
    for (long index = 0; index < 70_000; index++) {
      seen.add(hex(SegmentCipher.nonce(prefix, index, false)));
    }
    assertThat(seen).hasSize(70_000);
    for (long index :
        new long[] {(1L << 31) - 1, 1L << 31, (1L << 32) - 2, SegmentCipher.MAX_SEGMENTS - 1}) {
      assertThat(seen.add(hex(SegmentCipher.nonce(prefix, index, false)))).isTrue();
      assertThat(seen.add(hex(SegmentCipher.nonce(prefix, index, true)))).isTrue();
    }
    assertThat(hex(SegmentCipher.nonce(prefix, SegmentCipher.MAX_SEGMENTS - 1, true)))
        .isEqualTo("01020304050607ffffffff01");
  }

  @Test
  void theCounterShouldNotWrap() throws IOException {
    EncryptionHeader header = header();
    SegmentCipher cipher = new SegmentCipher(header, Samples.KEY);
    byte[] out = new byte[100];
    assertThat(cipher.encrypt(SegmentCipher.MAX_SEGMENTS - 1, true, new byte[1], 0, 1, out))
        .isEqualTo(17);
    assertThatThrownBy(
            () -> cipher.encrypt(SegmentCipher.MAX_SEGMENTS, true, new byte[1], 0, 1, out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("4294967296");
  }

  @Test
  void everyObjectShouldHaveItsOwnSaltPrefixAndKeyCheck() throws IOException {
    Set<String> salts = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] stored = Samples.encode(Samples.encryption(), new byte[20]);
      EncryptionHeader header = EncryptionHeader.read(new ByteArrayInputStream(stored));
      assertThat(salts.add(hex(header.salt()))).isTrue();
      assertThat(prefixes.add(hex(header.noncePrefix()))).isTrue();
      assertThat(bodies.add(HexFormat.of().formatHex(stored, header.length(), stored.length)))
          .isTrue();
    }
  }

  @Test
  void theSameObjectTwiceShouldNotShareACipherStream() throws IOException {
    EncryptionStage stage = Samples.encryption();
    assertThat(Samples.encode(stage, new byte[100]))
        .isNotEqualTo(Samples.encode(stage, new byte[100]));
  }

  private static EncryptionHeader header() throws IOException {
    return EncryptionHeader.read(
        new ByteArrayInputStream(Samples.encode(Samples.encryption(), new byte[0])));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
