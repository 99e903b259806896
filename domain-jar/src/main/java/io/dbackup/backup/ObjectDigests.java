package io.dbackup.backup;

import io.dbackup.spi.storage.ContentFingerprint;
import java.util.Objects;

/**
 * Lengths and digests of one stored object, before and after compression and encryption.
 *
 * @param plainSize bytes of the plain dump
 * @param plainSha256 SHA-256 of the plain dump, lower-case hex
 * @param stored length, SHA-256 and CRC-32C of the stored bytes
 */
public record ObjectDigests(long plainSize, String plainSha256, ContentFingerprint stored) {
  public ObjectDigests {
    Objects.requireNonNull(plainSha256);
    Objects.requireNonNull(stored);
  }
}
