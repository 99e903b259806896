package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ExecutionRepository;
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
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads manifests that the catalogue does not know and takes their backups in. Thread-safe. */
@ApplicationScoped
public class ManifestAdoption {
  private static final System.Logger LOG = System.getLogger(ManifestAdoption.class.getName());
  private static final Set<ExecutionStatus> GOOD =
      EnumSet.of(ExecutionStatus.SUCCESS, ExecutionStatus.PARTIAL);

  @Inject ExecutionRepository executions;
  @Inject BackupKeys keys;
  @Inject BackupAdoption adoption;
  @Inject Clock clock;

  /**
   * What became of a manifest.
   *
   * @param adopted the backup in the catalogue; empty when it is none, or when a run of this
   *     installation has yet to record it
   * @param objects what belongs to the backup
   * @param refusal why it is no manifest of a backup, in words; empty when it is one
   */
  record Result(Optional<Backup> adopted, List<String> objects, Optional<String> refusal) {}

  /** Takes in the backup of a manifest. What cannot be read fails; what is no manifest does not. */
  Result adopt(
      AdapterConfig destination,
      StorageSession session,
      StoragePath manifestPath,
      Inventory inventory) {
    try {
      byte[] stored;
      try (InputStream stream = session.read(manifestPath, 0)) {
        stored = stream.readNBytes(ManifestCodec.MAX_LENGTH + 1);
      }
      ManifestDocument document = ManifestCodec.read(new ByteArrayInputStream(stored));
      BackupManifest manifest = document.unverified();
      ManifestPlace.require(manifest, ManifestPlace.backupPath(manifestPath).orElseThrow());
      if (!CatalogueEntry.fits(manifest)) {
        throw new DamagedBackupException("Its ids are longer than any this program makes");
      }
      List<String> objects = manifest.objects().stream().map(ObjectEntry::path).toList();
      if (!mayBeRecorded(manifest)) {
        return new Result(Optional.empty(), objects, Optional.empty());
      }
      Backup found =
          CatalogueEntry.of(TimeOrderedId.next(clock), destination.id(), manifest, stored);
      judge(found, document, manifest);
      found.seen(
          inventory.lastModified(found.path()).orElse(null),
          inventory.problem(found.path(), manifest).orElse(null));
      return new Result(Optional.of(adoption.adopt(found)), objects, Optional.empty());
    } catch (DamagedBackupException e) {
      LOG.log(
          Level.DEBUG,
          "Ignored {0} at destination {1}: {2}",
          manifestPath,
          destination.name(),
          e.getMessage());
      return new Result(Optional.empty(), List.of(), Optional.of(e.getMessage()));
    } catch (IOException e) {
      throw new BackupException(
          ErrorCategory.EXTERNAL, "The manifest " + manifestPath + " cannot be read", e);
    }
  }

  /** A run of this installation records its backup itself, or cleans up after itself. */
  private boolean mayBeRecorded(BackupManifest manifest) {
    return CatalogueEntry.id(manifest.execution().id())
        .flatMap(executions::find)
        .map(execution -> GOOD.contains(execution.status()))
        .orElse(true);
  }

  /** Notes which profile opens it, or that the key which should vouch for the manifest does not. */
  private void judge(Backup found, ManifestDocument document, BackupManifest manifest) {
    Optional<OpeningKey> opening = keys.find(document, manifest);
    if (opening.isPresent()) {
      try (OpeningKey key = opening.get()) {
        key.profileId().ifPresent(found::nowOpenedBy);
      }
    } else if (manifest.encryption().map(keys::knows).orElse(false)) {
      found.verified(
          false,
          "The manifest was changed: its profile's key does not vouch for it",
          clock.instant());
    }
  }
}
