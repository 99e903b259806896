package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * Deletes, and returns only when the destination shows none of the objects any more, which is
   * looked at afterwards whatever the deletions said. A destination that does not answer at all is
   * an error of its adapter and nothing was deleted; after that it is a {@link
   * PartialDeletionException} that says what is left.
   */
  public void delete(AdapterConfig destination, Backup backup) {
    List<StoragePath> paths = paths(backup);
    try (StorageSession session = connections.storage(destination)) {
      session.ping();
      Optional<AdapterException> failure = deleteAll(session, paths);
      List<StoragePath> left = left(session, paths, backup);
      if (!left.isEmpty()) {
        throw incomplete(backup, left, left.size() == paths.size(), failure);
      }
    }
  }

  private static Optional<AdapterException> deleteAll(
      StorageSession session, List<StoragePath> paths) {
    try {
      paths.forEach(session::delete);
      return Optional.empty();
    } catch (AdapterException e) {
      return Optional.of(e);
    }
  }

  private static List<StoragePath> left(
      StorageSession session, List<StoragePath> paths, Backup backup) {
    try {
      return paths.stream().filter(path -> session.stat(path).isPresent()).toList();
    } catch (AdapterException e) {
      String what = "what is left of it at the destination is not known";
      throw new PartialDeletionException(
          String.format(
              "The deletion of %s was begun, and %s: %s. The backup stays listed; delete it again",
              backup.path(), what, e.getMessage()),
          "A deletion did not end; " + what,
          e);
    }
  }

  private static PartialDeletionException incomplete(
      Backup backup, List<StoragePath> left, boolean whole, Optional<AdapterException> failure) {
    String message =
        String.format(
            "%s: the destination still shows %s of %s. The backup stays listed; delete it again, or"
                + " delete it there",
            failure
                .map(e -> "The deletion broke off (" + e.getMessage() + ")")
                .orElse("The destination reported a deletion that did not happen"),
            left,
            backup.path());
    String damage = "A deletion did not end; still at the destination: " + left;
    return new PartialDeletionException(message, whole ? null : damage, failure.orElse(null));
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
