package io.dbackup.backup;

import io.dbackup.spi.storage.ContentFingerprint;
import java.util.Objects;

/**
 * Lengths and digests of one stored object, before and after compression and encryption.
 *
 * @param plain length and digest of the plain dump
 * @param stored length, SHA-256 and CRC-32C of the stored bytes
 */
public record ObjectDigests(PlainDigest plain, ContentFingerprint stored) {
  public ObjectDigests {
    Objects.requireNonNull(plain);
    Objects.requireNonNull(stored);
  }

  /** Bytes of the plain dump. */
  public long plainSize() {
    return plain.size();
  }
}
