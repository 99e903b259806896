package io.dbackup.pipeline;

import io.dbackup.backup.PlainDigest;
import io.dbackup.backup.PlainDigest.Algorithm;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** Computes length and digest of a plain dump. For one stream only. */
final class PlainDigestStage extends DigestStage {
  private final Algorithm algorithm;
  private final Optional<PlainDigest> expected;
  private final MessageDigest sha256 = sha256();
  private final CRC32C crc32c = new CRC32C();
  private PlainDigest result;

  /** Computes only. */
  PlainDigestStage(Algorithm algorithm) {
    super("The plain dump", OptionalLong.empty());
    this.algorithm = algorithm;
    this.expected = Optional.empty();
  }

  /** Computes and compares. */
  PlainDigestStage(PlainDigest expected) {
    super("The plain dump", OptionalLong.of(expected.size()));
    this.algorithm = expected.algorithm();
    this.expected = Optional.of(expected);
  }

  /** The result; fails before the stream was finished or read to its end. */
  PlainDigest digest() {
    requireComplete();
    return result;
  }

  @Override
  void digest(byte[] bytes, int offset, int length) {
    switch (algorithm) {
      case SHA_256 -> sha256.update(bytes, offset, length);
      case CRC_32C -> crc32c.update(bytes, offset, length);
    }
  }

  @Override
  void end() {
    HexFormat hex = HexFormat.of();
    String value =
        switch (algorithm) {
          case SHA_256 -> hex.formatHex(sha256.digest());
          case CRC_32C -> hex.toHexDigits(crc32c.getValue(), algorithm.digits());
        };
    result = new PlainDigest(count(), algorithm, value);
  }

  @Override
  boolean isExpected() {
    return expected.isEmpty() || expected.get().value().equals(result.value());
  }
}
