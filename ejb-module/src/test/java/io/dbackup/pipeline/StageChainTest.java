package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.backup.PlainDigest;
import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.job.Compression;
import io.dbackup.spi.storage.ContentFingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StageChainTest {
  private static final byte[] PLAIN = Samples.text(700_000);

  static Stream<Arguments> chains() {
    return Arrays.stream(Compression.values())
        .flatMap(c -> Stream.of(Arguments.of(c, false), Arguments.of(c, true)));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aDumpShouldComeBackWithTrueDigests(Compression compression, boolean encrypted)
      throws Exception {
    StageChain chain = chain(compression, encrypted);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    ObjectDigests written;
    try (ChainOutput output = chain.encode(stored)) {
      output.write(PLAIN, 0, 100_000);
      output.write(PLAIN[100_000]);
      output.write(PLAIN, 100_001, PLAIN.length - 100_001);
      assertThat(output.plainBytes()).isEqualTo(PLAIN.length);
      written = output.finish();
      assertThat(output.storedBytes()).isEqualTo(stored.size());
    }
    assertThat(written).isEqualTo(digests(stored.toByteArray(), compression, encrypted));
    try (ChainInput input = decode(chain, stored.toByteArray(), Optional.of(written))) {
      assertThat(input.readAllBytes()).isEqualTo(PLAIN);
      assertThat(input.digests()).isEqualTo(written);
      assertThat(input.read()).isEqualTo(-1);
    }
    ContentFingerprint checked =
        chain.check(new ByteArrayInputStream(stored.toByteArray()), Optional.of(written.stored()));
    assertThat(checked).isEqualTo(written.stored());
  }

  @ParameterizedTest
  @MethodSource("chains")
  void anotherDigestThanRecordedShouldFailInsteadOfTheEnd(
      Compression compression, boolean encrypted) throws Exception {
    StageChain chain = chain(compression, encrypted);
    byte[] stored = encode(chain);
    ObjectDigests true_ = digests(stored, compression, encrypted);
    ContentFingerprint s = true_.stored();
    String wrong = "0".repeat(64);
    for (ObjectDigests expected :
        new ObjectDigests[] {
          new ObjectDigests(true_.plain(), with(s, s.size(), wrong)),
          new ObjectDigests(true_.plain(), with(s, s.size() + 1, s.sha256())),
          new ObjectDigests(true_.plain(), with(s, s.size() - 1, s.sha256()))
        }) {
      assertReadFails(chain, stored, expected, "storage/object: The stored object");
      assertThatThrownBy(
              () -> chain.check(new ByteArrayInputStream(stored), Optional.of(expected.stored())))
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageStartingWith("storage/object: The stored object");
    }
    if (compression != Compression.NONE || encrypted) {
      PlainDigest plain = true_.plain();
      for (PlainDigest expected :
          new PlainDigest[] {
            new PlainDigest(plain.size(), plain.algorithm(), plain.value().replaceAll(".", "0")),
            new PlainDigest(plain.size() + 1, plain.algorithm(), plain.value()),
            new PlainDigest(plain.size() - 1, plain.algorithm(), plain.value())
          }) {
        assertReadFails(chain, stored, new ObjectDigests(expected, s), "The plain dump");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aChainClosedWithoutFinishShouldLeaveNothingThatReads(
      Compression compression, boolean encrypted) throws IOException {
    if (compression == Compression.NONE && !encrypted) {
      return; // A plain dump has no end mark of ours; there the upload's commit decides.
    }
    StageChain chain = chain(compression, encrypted);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ChainOutput output = chain.encode(stored)) {
      output.write(PLAIN);
    }
    assertThatThrownBy(() -> decode(chain, stored.toByteArray(), Optional.empty()).readAllBytes())
        .isInstanceOf(DamagedBackupException.class);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void whatWasRecordedWithSha256ShouldBeCheckedWithIt(Compression compression, boolean encrypted)
      throws Exception {
    StageChain chain = chain(compression, encrypted);
    byte[] stored = encode(chain);
    ContentFingerprint s = digests(stored, compression, encrypted).stored();
    ObjectDigests expected = new ObjectDigests(sha256Of(PLAIN), s);
    try (ChainInput input = decode(chain, stored, Optional.of(expected))) {
      assertThat(input.readAllBytes()).isEqualTo(PLAIN);
      assertThat(input.digests()).isEqualTo(expected);
    }
  }

  @Test
  void aChainWithoutStagesShouldStoreTheDumpItself() throws IOException {
    assertThat(encode(chain(Compression.NONE, false))).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aDownloadShouldBeDecryptedAndStayCompressed(Compression compression, boolean encrypted)
      throws Exception {
    StageChain chain = chain(compression, encrypted);
    byte[] stored = encode(chain);
    ContentFingerprint true_ = digests(stored, compression, encrypted).stored();
    byte[] download;
    try (InputStream stream = chain.decrypt(new ByteArrayInputStream(stored), Optional.of(true_))) {
      download = stream.readAllBytes();
    }
    try (ChainInput plain = decode(chain(compression, false), download, Optional.empty())) {
      assertThat(plain.readAllBytes()).isEqualTo(PLAIN);
    }
    ContentFingerprint wrong = with(true_, true_.size(), "0".repeat(64));
    InputStream bad = chain.decrypt(new ByteArrayInputStream(stored), Optional.of(wrong));
    assertThatThrownBy(bad::readAllBytes).isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void damageInTheHeaderShouldNameTheObject() throws IOException {
    StageChain chain = chain(Compression.ZSTD, true);
    byte[] stored = encode(chain);
    stored[0] ^= 1;
    assertThatThrownBy(() -> decode(chain, stored, Optional.empty()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageStartingWith("storage/object: ");
  }

  @Test
  void checkShouldFindADamagedSegmentWithoutAManifest() throws IOException {
    StageChain chain = chain(Compression.NONE, true);
    byte[] stored = encode(chain);
    stored[stored.length / 2] ^= 1;
    assertThatThrownBy(() -> chain.check(new ByteArrayInputStream(stored), Optional.empty()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("Segment 5 at byte");
  }

  @Test
  void digestsShouldNotBeToldBeforeTheEnd() throws IOException {
    StageChain chain = chain(Compression.GZIP, true);
    try (ChainInput input = decode(chain, encode(chain), Optional.empty())) {
      assertThat(input.read()).isEqualTo(PLAIN[0]);
      assertThatThrownBy(input::digests).isInstanceOf(IllegalStateException.class);
    }
  }

  private static void assertReadFails(
      StageChain chain, byte[] stored, ObjectDigests expected, String message) {
    assertThatThrownBy(() -> decode(chain, stored, Optional.of(expected)).readAllBytes())
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(message);
  }

  private static ContentFingerprint with(ContentFingerprint old, long size, String sha256) {
    return new ContentFingerprint(size, sha256, old.crc32c());
  }

  private static StageChain chain(Compression compression, boolean encrypted) {
    return StageChain.of(
        "storage/object",
        compression,
        compression.defaultLevel(),
        encrypted ? Optional.of(Samples.encryption()) : Optional.empty());
  }

  private static byte[] encode(StageChain chain) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ChainOutput output = chain.encode(stored)) {
      output.write(PLAIN);
      output.finish();
    }
    return stored.toByteArray();
  }

  private static ChainInput decode(
      StageChain chain, byte[] stored, Optional<ObjectDigests> expected) throws IOException {
    return chain.decode(new ByteArrayInputStream(stored), expected);
  }

  private static ObjectDigests digests(byte[] stored, Compression compression, boolean encrypted)
      throws GeneralSecurityException {
    boolean onlyEncrypted = encrypted && compression == Compression.NONE;
    PlainDigest plain =
        onlyEncrypted
            ? new PlainDigest(
                PLAIN.length, Algorithm.CRC_32C, HexFormat.of().toHexDigits(crc32c(PLAIN), 8))
            : sha256Of(PLAIN);
    return new ObjectDigests(
        plain, new ContentFingerprint(stored.length, sha256(stored), crc32c(stored)));
  }

  private static PlainDigest sha256Of(byte[] plain) throws GeneralSecurityException {
    return new PlainDigest(plain.length, Algorithm.SHA_256, sha256(plain));
  }

  private static long crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
