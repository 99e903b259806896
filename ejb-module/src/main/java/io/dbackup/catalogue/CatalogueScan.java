package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.pipeline.ManifestDocument;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what a destination holds and takes backups into the catalogue that it does not know, as
 * after the loss of this program's own database. What is not a manifest is left alone. Thread-safe.
 */
@ApplicationScoped
public class CatalogueScan {
  private static final System.Logger LOG = System.getLogger(CatalogueScan.class.getName());
  private static final Set<ExecutionStatus> GOOD =
      EnumSet.of(ExecutionStatus.SUCCESS, ExecutionStatus.PARTIAL);

  @Inject AdapterConnections connections;
  @Inject BackupRepository backups;
  @Inject ExecutionRepository executions;
  @Inject BackupKeys keys;
  @Inject BackupAdoption adoption;
  @Inject Clock clock;

  /**
   * What was found.
   *
   * @param backups newest first
   * @param inventory what lay at the destination; taken after the backups were read from the
   *     catalogue, so that it shows all of each that is whole
   */
  public record Findings(List<Backup> backups, Inventory inventory) {}

  /**
   * Lists the destination and adopts unknown backups. A destination that cannot be listed is an
   * error of its adapter, never an empty inventory.
   */
  public Findings scan(AdapterConfig destination) {
    List<Backup> found = new ArrayList<>(backups.atDestination(destination.id()));
    Set<String> known = found.stream().map(Backup::path).collect(Collectors.toSet());
    try (StorageSession session = connections.storage(destination)) {
      session.ping();
      Inventory inventory;
      try (Stream<StoredObject> objects = session.list(StoragePath.ROOT)) {
        inventory = new Inventory(objects.toList());
      }
      for (StoragePath manifestPath : inventory.manifests()) {
        String path = ManifestPlace.backupPath(manifestPath).orElseThrow();
        if (!known.contains(path)) {
          adopt(destination, session, manifestPath, path).ifPresent(found::add);
        }
      }
      found.sort(Comparator.comparing(Backup::createdAt).thenComparing(Backup::id).reversed());
      return new Findings(List.copyOf(found), inventory);
    }
  }

  private Optional<Backup> adopt(
      AdapterConfig destination, StorageSession session, StoragePath manifestPath, String path) {
    try {
      byte[] stored;
      try (InputStream stream = session.read(manifestPath, 0)) {
        stored = stream.readNBytes(ManifestCodec.MAX_LENGTH + 1);
      }
      ManifestDocument document = ManifestCodec.read(new ByteArrayInputStream(stored));
      BackupManifest manifest = document.unverified();
      ManifestPlace.require(manifest, path);
      if (!CatalogueEntry.fits(manifest)) {
        throw new DamagedBackupException("Its ids are longer than any this program makes");
      }
      if (mayBeRecorded(manifest)) {
        Backup found =
            CatalogueEntry.of(TimeOrderedId.next(clock), destination.id(), manifest, stored);
        judge(found, document, manifest);
        return Optional.of(adoption.adopt(found));
      }
      return Optional.empty();
    } catch (DamagedBackupException e) {
      LOG.log(
          Level.WARNING,
          "Ignored {0} at destination {1}: {2}",
          manifestPath,
          destination.name(),
          e.getMessage());
      return Optional.empty();
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
