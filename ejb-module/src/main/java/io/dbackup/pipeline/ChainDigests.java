package io.dbackup.pipeline;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.backup.PlainDigest;
import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.spi.storage.ContentFingerprint;
import java.util.Optional;

/**
 * The digests at both ends of a chain.
 *
 * @param plain empty when the dump is stored as it is
 * @param stored of the stored bytes
 */
record ChainDigests(Optional<PlainDigestStage> plain, FingerprintStage stored) {
  /** The results; fails before the stream was finished or read to its end. */
  ObjectDigests result() {
    ContentFingerprint fingerprint = stored.fingerprint();
    PlainDigest digest =
        plain
            .map(PlainDigestStage::digest)
            .orElseGet(
                () -> new PlainDigest(fingerprint.size(), Algorithm.SHA_256, fingerprint.sha256()));
    return new ObjectDigests(digest, fingerprint);
  }

  /** Bytes of the plain dump so far. */
  long plainBytes() {
    return plain.map(PlainDigestStage::count).orElseGet(stored::count);
  }

  /** Stored bytes so far. */
  long storedBytes() {
    return stored.count();
  }
}
