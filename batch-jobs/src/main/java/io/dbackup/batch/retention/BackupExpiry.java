package io.dbackup.batch.retention;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.application.StoredBackupUse;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Deletes a backup that its job does not keep, in a transaction of its own and under the lock of
 * its row, after looking once more: time has passed since the plan was made.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class BackupExpiry {
  @Inject BackupRepository backups;
  @Inject StoredBackupUse use;
  @Inject BackupCatalogue catalogue;
  @Inject BackupDeletion deletion;
  @Inject AuditRecorder audit;

  /**
   * Deletes; only what this installation can prove to have written.
   *
   * @return why it was spared; empty when it is gone from the destination and the catalogue
   */
  Optional<String> delete(RetentionWork.Expired expired) {
    String destinationId = expired.destination().id();
    Optional<Backup> row = backups.lockAt(destinationId, expired.backup().path());
    if (row.isEmpty() || !row.get().id().equals(expired.backup().id())) {
      return Optional.of("it was deleted meanwhile");
    }
    Backup backup = row.get();
    if (backup.locked()) {
      return Optional.of("it was locked meanwhile");
    }
    Optional<String> user = use.userOf(backup);
    if (user.isPresent()) {
      return Optional.of("it is in use by " + user.get());
    }
    catalogue.open(backup).close();
    deletion.delete(expired.destination(), backup);
    backups.remove(backup);
    audit.record(
        AuditAction.DELETE,
        AuditResource.STORAGE,
        destinationId,
        JSON.createObjectBuilder()
            .add("path", backup.path())
            .add("size", backup.storedSize())
            .add("createdAt", backup.createdAt().toString())
            .add("retention", expired.reason())
            .build());
    return Optional.empty();
  }
}
