package io.dbackup.catalogue;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.error.BackupException;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.spi.storage.StoragePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Ties a manifest to the place where it lies. Anybody who can write to a destination can copy a
 * genuine manifest, or write one that claims the objects of other backups; believing it would let a
 * deletion or a restore reach beyond this backup.
 */
final class ManifestPlace {
  private ManifestPlace() {}

  /** The path of the backup whose manifest would lie here; empty when it cannot be a manifest. */
  static Optional<String> backupPath(StoragePath manifestPath) {
    String value = manifestPath.value();
    String suffix = BackupManifest.PATH_SUFFIX;
    return value.endsWith(suffix)
            && value.length() > suffix.length()
            && !value.endsWith("/" + suffix)
        ? Optional.of(value.substring(0, value.length() - suffix.length()))
        : Optional.empty();
  }

  /** Fails unless the manifest speaks of a backup at this path and of objects that belong to it. */
  static void require(BackupManifest manifest, String path) throws DamagedBackupException {
    if (!manifest.path().equals(path)) {
      throw new DamagedBackupException(
          "The manifest at " + path + " belongs to the backup " + manifest.path());
    }
    Set<String> seen = new HashSet<>();
    for (ObjectEntry object : manifest.objects()) {
      boolean inside =
          manifest.isFolder()
              ? isChild(object.path(), path)
              : manifest.objects().size() == 1 && object.path().equals(path);
      if (!inside || !isPath(object.path()) || !seen.add(object.path())) {
        throw new DamagedBackupException(
            "The manifest of " + path + " claims the object " + object.path());
      }
    }
  }

  private static boolean isChild(String objectPath, String folder) {
    return objectPath.startsWith(folder + "/") && objectPath.indexOf('/', folder.length() + 1) < 0;
  }

  private static boolean isPath(String value) {
    try {
      StoragePath.of(value);
      return true;
    } catch (BackupException notAPath) {
      return false;
    }
  }
}
