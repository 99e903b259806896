package io.dbackup.catalogue;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.ChainInput;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.RangedDecryption;
import io.dbackup.pipeline.StageChain;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One backup at its destination, opened for reading: its manifest and, for each of its objects, the
 * plain dump, the compressed dump without encryption, or the stored bytes. Streams report their end
 * only after every check that applies has passed; what fails is an {@link IOException}, damage a
 * {@link io.dbackup.pipeline.DamagedBackupException}. Not thread-safe, and one stream at a time;
 * open the backup once more to read objects side by side. Closing it closes the connection and
 * wipes the key.
 */
public final class StoredBackup implements AutoCloseable {
  private final StorageSession session;
  private final BackupManifest manifest;
  private final boolean manifestPresent;
  private final Optional<OpeningKey> key;

  StoredBackup(
      StorageSession session,
      BackupManifest manifest,
      boolean manifestPresent,
      Optional<OpeningKey> key) {
    this.session = session;
    this.manifest = manifest;
    this.manifestPresent = manifestPresent;
    this.key = key;
  }

  /** What the backup is. */
  public BackupManifest manifest() {
    return manifest;
  }

  /**
   * Whether the manifest still lies at the destination. If not, the catalogue's copy of it is used.
   */
  public boolean manifestPresent() {
    return manifestPresent;
  }

  /**
   * The profile of this vault that opens it, which may be another than the one the manifest names;
   * empty when it is not encrypted or was opened without its key.
   */
  public Optional<String> openedBy() {
    return key.flatMap(OpeningKey::profileId);
  }

  /**
   * What cannot be said of a backup that is not encrypted and was made elsewhere, in words: that
   * its manifest is the one that was written. Then digests prove that nothing was damaged by
   * accident, and no more. Empty when a key of this installation vouches for the manifest.
   */
  public Optional<String> doubt() {
    return key.isPresent() ? Optional.empty() : Optional.of(doubt(manifest.path()));
  }

  static String doubt(String path) {
    return "The manifest of "
        + path
        + " could not be authenticated: it was made by another installation or with another master"
        + " key, or it was changed. No key here vouches for it";
  }

  /** The object of a database; NOT_FOUND when the backup does not hold it. */
  public ObjectEntry object(String database) {
    return manifest
        .object(database)
        .orElseThrow(() -> BackupException.notFound("Database '" + database + "' in this backup"));
  }

  /**
   * Checks without reading any content that every object is there with the recorded length:
   * NOT_FOUND or INTEGRITY, naming the object.
   */
  public void requireObjects() {
    for (ObjectEntry object : manifest.objects()) {
      StoredObject stored =
          PathProblem.stat(session, path(object))
              .orElseThrow(() -> BackupException.notFound("Stored object " + object.path()));
      long recorded = object.digests().stored().size();
      if (stored.size() != recorded) {
        throw new BackupException(
            ErrorCategory.INTEGRITY,
            String.format(
                "%s has %d bytes, recorded were %d: it was cut off, extended or replaced",
                object.path(), stored.size(), recorded));
      }
    }
  }

  /**
   * The plain dump, with lengths, digests and, when encrypted, the tag of every segment checked.
   */
  public ChainInput plain(ObjectEntry object) throws IOException {
    return chain(object).decode(session.read(path(object), 0), Optional.of(object.digests()));
  }

  /**
   * The object without its encryption, still compressed, with length and digest of the stored bytes
   * and the tag of every segment checked.
   */
  public InputStream decrypted(ObjectEntry object) throws IOException {
    return chain(object)
        .decrypt(session.read(path(object), 0), Optional.of(object.digests().stored()));
  }

  /**
   * The same from an offset on. Of an encrypted object every segment read is checked; of one that
   * is not encrypted nothing can be.
   */
  public InputStream decrypted(ObjectEntry object, long offset) throws IOException {
    return manifest.encryption().isPresent()
        ? ranged(object).open(offset)
        : session.read(path(object), offset);
  }

  /**
   * Length of {@link #decrypted}; of an encrypted object its header is read and its key checked.
   */
  public long decryptedSize(ObjectEntry object) throws IOException {
    return manifest.encryption().isPresent()
        ? ranged(object).length()
        : object.digests().stored().size();
  }

  /** The stored bytes from their beginning, length and digest checked. */
  public InputStream stored(ObjectEntry object) throws IOException {
    StageChain untouched =
        StageChain.of(object.path(), manifest.compression(), 1, Optional.empty());
    return untouched.decrypt(session.read(path(object), 0), Optional.of(object.digests().stored()));
  }

  /** The stored bytes from an offset on, unchecked. */
  public InputStream stored(ObjectEntry object, long offset) {
    return session.read(path(object), offset);
  }

  private RangedDecryption ranged(ObjectEntry object) throws IOException {
    try {
      return RangedDecryption.of(
          encryption(object).orElseThrow(),
          offset -> session.read(path(object), offset),
          object.digests().stored().size());
    } catch (DamagedBackupException e) {
      throw e.in(object.path());
    }
  }

  private StageChain chain(ObjectEntry object) {
    return StageChain.of(object.path(), manifest.compression(), 1, encryption(object));
  }

  private Optional<EncryptionStage> encryption(ObjectEntry object) {
    return manifest
        .encryption()
        .map(
            encryption -> {
              ObjectContext context =
                  new ObjectContext(
                      manifest.backupId(),
                      object.ordinal(),
                      object.database(),
                      manifest.source().adapterId(),
                      manifest.compression(),
                      manifest.createdAt());
              SecretBytes secret =
                  key.map(OpeningKey::key)
                      .orElseThrow(
                          () ->
                              new IllegalStateException("This backup was opened without its key"));
              return new EncryptionStage(secret, encryption.profileId(), context);
            });
  }

  private static StoragePath path(ObjectEntry object) {
    return StoragePath.of(object.path());
  }

  @Override
  public void close() {
    key.ifPresent(OpeningKey::close);
    session.close();
  }
}
