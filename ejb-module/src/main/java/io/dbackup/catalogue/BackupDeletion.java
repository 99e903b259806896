package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a backup from its destination. The manifest goes first: whatever stops the deletion then,
 * what is left at the destination is not a backup any more for anybody who finds it, and the
 * catalogue's row, which its owner removes last, is there to finish the work. Deletes nothing but
 * the manifest and the objects of this backup. Checks no permission and no lock.
 */
@ApplicationScoped
public class BackupDeletion {
  @Inject AdapterConnections connections;

  /** For the container. */
  public BackupDeletion() {}

  public BackupDeletion(AdapterConnections connections) {
    this.connections = connections;
  }

  /**
   * Deletes, and returns only when the destination shows none of the objects any more; EXTERNAL
   * when it still does.
   */
  public void delete(AdapterConfig destination, Backup backup) {
    List<StoragePath> paths = paths(backup);
    try (StorageSession session = connections.storage(destination)) {
      for (StoragePath path : paths) {
        session.delete(path);
      }
      List<StoragePath> left =
          paths.stream().filter(path -> session.stat(path).isPresent()).toList();
      if (!left.isEmpty()) {
        throw new BackupException(
            ErrorCategory.EXTERNAL,
            "The destination reports a deletion, but still shows "
                + left
                + ". Nothing was removed"
                + " from the catalogue; try again, or delete it there");
      }
    }
  }

  private static List<StoragePath> paths(Backup backup) {
    List<StoragePath> paths = new ArrayList<>();
    paths.add(StoragePath.of(backup.path()).withSuffix(BackupManifest.PATH_SUFFIX));
    try {
      byte[] text = backup.manifest().getBytes(StandardCharsets.UTF_8);
      BackupManifest manifest = ManifestCodec.read(new ByteArrayInputStream(text)).unverified();
      ManifestPlace.require(manifest, backup.path());
      manifest.objects().stream().map(ObjectEntry::path).map(StoragePath::of).forEach(paths::add);
    } catch (DamagedBackupException e) {
      throw e.toBackupException();
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory cannot fail", e);
    }
    return paths;
  }
}
