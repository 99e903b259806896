package io.dbackup.pipeline;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.job.Compression;
import io.dbackup.spi.storage.ContentFingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of the stages of one object, in one place:
 *
 * <pre>
 * backup:  dump -> [digest plain] -> compress -> encrypt -> [digest stored] -> upload
 * restore: read -> [digest stored] -> decrypt -> decompress -> [digest plain] -> load
 * </pre>
 *
 * Immutable; any number of streams may be made from one chain, also at the same time.
 */
public final class StageChain {
  private final String object;
  private final List<StreamStage> stages;
  private final Optional<EncryptionStage> encryption;

  private StageChain(
      String object, List<StreamStage> stages, Optional<EncryptionStage> encryption) {
    this.object = object;
    this.stages = List.copyOf(stages);
    this.encryption = encryption;
  }

  /**
   * The chain of one object.
   *
   * @param object names the object in messages, usually its path
   * @param level compression level, within the range of the method; see {@link
   *     Compression#requireLevel}
   */
  public static StageChain of(
      String object, Compression compression, int level, Optional<EncryptionStage> encryption) {
    List<StreamStage> stages = new ArrayList<>();
    switch (compression) {
      case GZIP -> stages.add(new GzipStage(level));
      case ZSTD -> stages.add(new ZstdStage(level));
      case NONE -> {}
    }
    encryption.ifPresent(stages::add);
    return new StageChain(object, stages, encryption);
  }

  /** The way of a backup: what is written to the result is stored at {@code sink}. */
  public ChainOutput encode(OutputStream sink) throws IOException {
    FingerprintStage stored = new FingerprintStage();
    StageOutput head = stored.encode(sink);
    for (int i = stages.size() - 1; i >= 0; i--) {
      head = stages.get(i).encode(head);
    }
    if (stages.isEmpty()) {
      return new ChainOutput(head, new ChainDigests(Optional.empty(), stored));
    }
    PlainDigestStage plain = new PlainDigestStage(plainAlgorithm());
    return new ChainOutput(plain.encode(head), new ChainDigests(Optional.of(plain), stored));
  }

  /**
   * The tags of an encrypted object prove every byte that went into the cipher. A second SHA-256
   * would prove the same again for a tenth of the whole backup's time; compressed, the dump is not
   * what went into the cipher.
   */
  private Algorithm plainAlgorithm() {
    boolean onlyEncrypted = encryption.isPresent() && stages.size() == 1;
    return onlyEncrypted ? Algorithm.CRC_32C : Algorithm.SHA_256;
  }

  /**
   * The way of a restore: gives the plain dump of a stored object. The end of the stream is
   * reported only after every check has passed; a {@link DamagedBackupException} instead means that
   * what was read so far must not be used. With encryption each byte handed on is genuine even so;
   * without it nothing is known before the end.
   *
   * @param expected lengths and digests from the manifest, when there is one
   */
  public ChainInput decode(InputStream source, Optional<ObjectDigests> expected)
      throws IOException {
    FingerprintStage stored = new FingerprintStage(expected.map(ObjectDigests::stored));
    InputStream stream = stored.decode(source);
    try {
      for (int i = stages.size() - 1; i >= 0; i--) {
        stream = stages.get(i).decode(stream);
      }
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
    if (stages.isEmpty()) {
      return new ChainInput(object, stream, new ChainDigests(Optional.empty(), stored));
    }
    PlainDigestStage plain =
        expected
            .map(digests -> new PlainDigestStage(digests.plain()))
            .orElseGet(() -> new PlainDigestStage(plainAlgorithm()));
    return new ChainInput(
        object, plain.decode(stream), new ChainDigests(Optional.of(plain), stored));
  }

  /**
   * The object without its encryption, still compressed: what a download gives. As with {@link
   * #decode} the end is reported only after length and digest of the stored bytes were checked.
   */
  public InputStream decrypt(InputStream source, Optional<ContentFingerprint> expected)
      throws IOException {
    InputStream stored = new FingerprintStage(expected).decode(source);
    try {
      return encryption.isPresent() ? encryption.get().decode(stored) : stored;
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
  }

  /**
   * Reads a stored object to its end and checks every byte without unpacking it: length and digest,
   * and the tag of every segment when it is encrypted. Closes the source. Enough before a restore,
   * and cheaper than {@link #decode}.
   */
  public ContentFingerprint check(InputStream source, Optional<ContentFingerprint> expected)
      throws IOException {
    FingerprintStage stored = new FingerprintStage(expected);
    try (InputStream all = stored.decode(source)) {
      InputStream stream = encryption.isPresent() ? encryption.get().decode(all) : all;
      stream.transferTo(OutputStream.nullOutputStream());
      return stored.fingerprint();
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
  }
}
