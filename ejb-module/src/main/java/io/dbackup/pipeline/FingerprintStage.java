package io.dbackup.pipeline;

import io.dbackup.spi.storage.ContentFingerprint;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** Computes length, SHA-256 and CRC-32C of stored bytes. For one stream only. */
public final class FingerprintStage extends DigestStage {
  private final Optional<ContentFingerprint> expected;
  private final MessageDigest sha256 = sha256();
  private final CRC32C crc32c = new CRC32C();
  private ContentFingerprint result;

  /** Computes only. */
  public FingerprintStage() {
    this(Optional.empty());
  }

  /**
   * @param expected compared by length and SHA-256
   */
  FingerprintStage(Optional<ContentFingerprint> expected) {
    super(
        "The stored object",
        expected.map(e -> OptionalLong.of(e.size())).orElse(OptionalLong.empty()));
    this.expected = expected;
  }

  /** The result; fails before the stream was finished or read to its end. */
  public ContentFingerprint fingerprint() {
    requireComplete();
    return result;
  }

  @Override
  void digest(byte[] bytes, int offset, int length) {
    sha256.update(bytes, offset, length);
    crc32c.update(bytes, offset, length);
  }

  @Override
  void end() {
    String digest = HexFormat.of().formatHex(sha256.digest());
    result = new ContentFingerprint(count(), digest, crc32c.getValue());
  }

  @Override
  boolean isExpected() {
    return expected.isEmpty() || expected.get().sha256().equals(result.sha256());
  }
}
