package io.dbackup.batch.backup;

import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.identity.TimeOrderedId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Rows of the catalogue for a backup that is in place. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * One row for each destination, in the order of their ids: two runs that store at the same
   * destinations do not wait for each other in turn.
   */
  public static List<Backup> rows(BackupWork work, BackupRecorder.Recorded recorded, Clock clock) {
    BackupManifest manifest = recorded.manifest();
    Backup.BackupOrigin origin =
        new Backup.BackupOrigin(
            manifest.backupId(),
            manifest.execution().id(),
            work.plan().safetyCopy() ? null : manifest.job().id(),
            manifest.job().name(),
            manifest.source().id(),
            manifest.source().name(),
            manifest.source().adapterId(),
            manifest.source().engineVersion());
    long plainSize =
        manifest.objects().stream().mapToLong(object -> object.digests().plainSize()).sum();
    String checksum =
        manifest.isFolder()
            ? recorded.manifestFingerprint().sha256()
            : manifest.objects().get(0).digests().stored().sha256();
    Backup.Contents contents =
        new Backup.Contents(
            manifest.databases(),
            manifest.compression(),
            manifest.encryption().map(BackupManifest.Encryption::profileId).orElse(null),
            manifest.storedSize(),
            plainSize,
            checksum);
    return recorded.destinations().stream()
        .sorted(Comparator.comparing(Destination::id))
        .map(
            destination -> {
              Backup backup =
                  new Backup(
                      TimeOrderedId.next(clock),
                      destination.id(),
                      manifest.path(),
                      origin,
                      contents,
                      recorded.manifestText(),
                      manifest.createdAt());
              manifest.encryption().ifPresent(e -> backup.nowOpenedBy(e.profileId()));
              if (work.plan().safetyCopy()) {
                backup.markSafetyCopy();
              }
              return backup;
            })
        .toList();
  }
}
