package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Locks and deletes single backups at somebody's request, each in a transaction of its own with its
 * audit line. Checks no permission.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class BackupRemoval {
  @Inject StoredBackupUse use;
  @Inject BackupRepository backups;
  @Inject BackupDeletion deletion;
  @Inject AuditRecorder audit;

  /** Protects a backup from every deletion, or lifts that. */
  public void lock(String destinationId, String path, boolean locked) {
    use.lock(destinationId, path).lock(locked);
    audit.record(
        AuditAction.UPDATE,
        AuditResource.STORAGE,
        destinationId,
        JSON.createObjectBuilder().add("path", path).add("locked", locked).build());
  }

  /** Deletes under the lock of the row; CONFLICT when the backup is locked or in use. */
  public void delete(String destinationId, String path) {
    AdapterConfig destination = use.destination(destinationId);
    Backup backup = use.lock(destinationId, path);
    if (backup.locked()) {
      throw BackupException.conflict(
          "The backup is locked. Unlock it first if it shall be deleted");
    }
    use.requireUnused(backup);
    deletion.delete(destination, backup);
    backups.remove(backup);
    audit.record(
        AuditAction.DELETE,
        AuditResource.STORAGE,
        destinationId,
        JSON.createObjectBuilder()
            .add("path", path)
            .add("size", backup.storedSize())
            .add("createdAt", backup.createdAt().toString())
            .build());
  }
}
