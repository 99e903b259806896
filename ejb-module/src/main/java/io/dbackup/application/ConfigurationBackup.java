package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.backup.BackupManifest.Execution;
import io.dbackup.backup.BackupManifest.Job;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.BackupManifest.Source;
import io.dbackup.backup.BackupManifest.Tool;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.catalogue.BackupAdoption;
import io.dbackup.catalogue.CatalogueEntry;
import io.dbackup.catalogue.StoredProof;
import io.dbackup.configuration.ConfigurationDocument;
import io.dbackup.configuration.ConfigurationExport;
import io.dbackup.configuration.ConfigurationFile;
import io.dbackup.configuration.ConfigurationFile.Packed;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Trigger;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.Compression;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.pipeline.ManifestKey;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.MasterKey;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Backs this program's own configuration up to a destination, as a backup like any other: the
 * object is visible only when it is whole, the destination confirms it, the manifest comes last.
 * Checks no permission. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class ConfigurationBackup {
  private static final System.Logger LOG = System.getLogger(ConfigurationBackup.class.getName());

  @Inject StoredBackupUse use;
  @Inject ConfigurationExport export;
  @Inject ConfigurationFile files;
  @Inject ConfigurationBackupExpiry expiry;
  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;
  @Inject MasterKey masterKey;
  @Inject AdapterConnections connections;
  @Inject BackupAdoption adoption;
  @Inject Clock clock;

  /**
   * A backup that is in place.
   *
   * @param path of the backup at the destination
   * @param size stored bytes
   * @param deleted paths of older ones that were deleted
   * @param warnings why older ones could not be deleted
   */
  public record Stored(String path, long size, List<String> deleted, List<String> warnings) {}

  /**
   * Stores the configuration of this moment, all secrets in it, encrypted with a profile of the
   * vault, and then deletes older ones beyond the number that is kept. Fails with nothing left
   * behind unless the destination has confirmed every byte.
   *
   * @throws BackupException NOT_FOUND or UNPROCESSABLE when there is no such destination or
   *     profile, INTEGRITY when a secret of this instance cannot be read, and the adapter's errors
   */
  public Stored store(String destinationId, String profileId) {
    AdapterConfig destination = use.destination(destinationId);
    EncryptionProfile profile =
        profiles
            .find(profileId)
            .orElseThrow(
                () ->
                    new BackupException(
                        ErrorCategory.UNPROCESSABLE,
                        "There is no encryption profile "
                            + profileId
                            + " to protect the configuration with"));
    ConfigurationDocument document = export.document(true);
    Instant now = clock.instant();
    String backupId = TimeOrderedId.next(clock);
    Packed packed = files.pack(document, profileId, backupId, now);
    BackupManifest manifest = manifest(profile, backupId, now, packed.digests());
    byte[] stored;
    try (SecretBytes key = keys.keyOf(profileId)) {
      stored = ManifestCodec.write(manifest, ManifestKey.ofProfile(profileId, key));
    }
    upload(destination, manifest, packed, stored);
    Backup backup =
        CatalogueEntry.of(TimeOrderedId.next(clock), destination.id(), manifest, stored);
    backup.nowOpenedBy(profileId);
    Backup recorded = adoption.adopt(backup);
    ConfigurationBackupExpiry.Outcome older = expiry.expire(destination, recorded);
    return new Stored(recorded.path(), recorded.storedSize(), older.deleted(), older.warnings());
  }

  private BackupManifest manifest(
      EncryptionProfile profile, String backupId, Instant now, ObjectDigests digests) {
    String path = ConfigurationFileName.of(now, backupId);
    String version = Integer.toString(ConfigurationDocument.FORMAT_VERSION);
    return new BackupManifest(
        backupId,
        path,
        now,
        new Job("", "Configuration backup"),
        new Execution("", Trigger.SYSTEM.apiName()),
        new Source(ConfigurationFileName.instanceId(masterKey), "DBackup", Backup.SYSTEM, version),
        new Tool("dbackup", version),
        Compression.ZSTD,
        Optional.of(Compression.ZSTD.defaultLevel()),
        Optional.of(new Encryption(profile.id(), profile.name())),
        List.of(
            new ObjectEntry(
                1,
                ConfigurationFile.CONTENT,
                path,
                "dbackup-configuration",
                digests,
                Map.of(),
                List.of())),
        List.of());
  }

  private void upload(
      AdapterConfig destination, BackupManifest manifest, Packed packed, byte[] stored) {
    Placement placement = new Placement();
    try (StorageSession session = connections.storage(destination)) {
      session.ping();
      placement.put(
          session, StoragePath.of(manifest.path()), packed.bytes(), packed.digests().stored());
      placement.put(
          session,
          StoragePath.of(manifest.manifestPath()),
          stored,
          StoredProof.fingerprint(stored));
    } catch (RuntimeException e) {
      placement.undo(destination, e);
      throw e;
    }
  }

  /** What was made at the destination so far. */
  private final class Placement {
    private final Deque<StoragePath> made = new ArrayDeque<>();

    void put(
        StorageSession session, StoragePath path, byte[] bytes, ContentFingerprint fingerprint) {
      try (Upload upload = session.beginUpload(path)) {
        made.push(path);
        upload.write(ByteBuffer.wrap(bytes));
        upload.commit();
      } catch (AdapterException e) {
        if (e.failure() == AdapterFailure.ALREADY_EXISTS) {
          // What lies there is somebody else's.
          made.remove(path);
        }
        throw e;
      }
      StoredProof.require(session, path, fingerprint);
    }

    /** The manifest goes first, as in every deletion. */
    void undo(AdapterConfig destination, RuntimeException failure) {
      if (made.isEmpty()) {
        return;
      }
      try (StorageSession session = connections.storage(destination)) {
        made.forEach(session::delete);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
        LOG.log(
            System.Logger.Level.WARNING,
            "An unfinished backup of the configuration is left at {0}: {1}",
            destination.name(),
            made);
      }
    }
  }
}
