package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.pipeline.ManifestDocument;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Opens backups for reading: the manifest at the destination is compared with the catalogue and
 * authenticated, and the key is found, before anything else is believed. Checks no permission.
 * Thread-safe.
 */
@ApplicationScoped
public class BackupCatalogue {
  @Inject AdapterConfigRepository adapters;
  @Inject AdapterConnections connections;
  @Inject BackupKeys keys;

  /** What must be known about a backup before it is opened. */
  public enum Trust {
    /** A key of this installation vouches for the manifest, and opens the objects. */
    AUTHENTIC,
    /**
     * The same; but the manifest of a backup that is not encrypted and comes from another
     * installation is taken as it is: on the word of the user, or only to compare the objects with
     * it. {@link StoredBackup#doubt()} then says so.
     */
    VOUCHED_FOR,
    /** Only that the catalogue lists it so: enough for handing out its stored bytes as they are. */
    LISTED
  }

  /** Opens an authentic backup; see {@link #open(Backup, Trust)}. */
  public StoredBackup open(Backup backup) {
    return open(backup, Trust.AUTHENTIC);
  }

  /**
   * Opens a backup. UNPROCESSABLE when its key is not here, INTEGRITY when the manifest is not the
   * one that was recorded or is not authentic, and the adapter's errors when the destination cannot
   * be read. A manifest that is gone is replaced by the catalogue's copy.
   */
  public StoredBackup open(Backup backup, Trust trust) {
    AdapterConfig destination =
        adapters
            .find(backup.destinationId())
            .orElseThrow(() -> BackupException.notFound("Destination"));
    StorageSession session = connections.storage(destination);
    try {
      session.ping();
      return open(backup, trust, session);
    } catch (DamagedBackupException e) {
      session.close();
      throw e.toBackupException();
    } catch (IOException e) {
      session.close();
      throw new BackupException(
          ErrorCategory.EXTERNAL, "The manifest of " + backup.path() + " cannot be read", e);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * The error for a path that the catalogue does not know: NOT_FOUND. Throws INVALID when nothing
   * can lie there at all, for example because a link leads out of the destination.
   */
  public BackupException unknown(AdapterConfig destination, StoragePath path) {
    try (StorageSession session = connections.storage(destination)) {
      session.ping();
      PathProblem.stat(session, path);
      return BackupException.notFound("Backup file");
    }
  }

  private StoredBackup open(Backup backup, Trust trust, StorageSession session) throws IOException {
    StoragePath manifestPath = StoragePath.of(backup.path()).withSuffix(BackupManifest.PATH_SUFFIX);
    boolean present = PathProblem.stat(session, manifestPath).isPresent();
    byte[] recorded = backup.manifest().getBytes(StandardCharsets.UTF_8);
    if (present && !Arrays.equals(recorded, readAll(session, manifestPath))) {
      throw new DamagedBackupException(
          "The manifest of " + backup.path() + " is not the one that was recorded");
    }
    ManifestDocument document = ManifestCodec.read(new ByteArrayInputStream(recorded));
    BackupManifest manifest = document.unverified();
    ManifestPlace.require(manifest, backup.path());
    Optional<OpeningKey> key = keys.find(document, manifest);
    if (key.isEmpty()) {
      requireTrust(backup, manifest, trust);
    }
    return new StoredBackup(session, manifest, present, key);
  }

  private static byte[] readAll(StorageSession session, StoragePath path) throws IOException {
    try (InputStream stored = session.read(path, 0)) {
      return stored.readNBytes(ManifestCodec.MAX_LENGTH + 1);
    }
  }

  private void requireTrust(Backup backup, BackupManifest manifest, Trust trust)
      throws DamagedBackupException {
    if (trust == Trust.LISTED) {
      return;
    }
    if (manifest.encryption().isEmpty()) {
      if (trust == Trust.AUTHENTIC) {
        throw new BackupException(
            ErrorCategory.UNPROCESSABLE,
            StoredBackup.doubt(backup.path())
                + ". If you trust it all the same, say so with \"force\": true");
      }
      return;
    }
    Encryption encryption = manifest.encryption().get();
    if (keys.knows(encryption)) {
      throw new DamagedBackupException(
          "The manifest of "
              + backup.path()
              + " was changed: its profile's key does not vouch for it");
    }
    throw new BackupException(
        ErrorCategory.UNPROCESSABLE,
        String.format(
            "%s is encrypted with the profile '%s' (%s), whose key is not in the vault. Import the"
                + " key from its recovery kit, then try again",
            backup.path(), encryption.profileName(), encryption.profileId()));
  }
}
