package io.dbackup.testing.contract;

import io.dbackup.spi.storage.ContentFingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Fingerprints of bytes at hand. */
public final class Fingerprints {
  private Fingerprints() {}

  public static ContentFingerprint of(byte[] content) {
    try {
      CRC32C crc = new CRC32C();
      crc.update(content);
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
      return new ContentFingerprint(
          content.length, HexFormat.of().formatHex(sha256), crc.getValue());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
