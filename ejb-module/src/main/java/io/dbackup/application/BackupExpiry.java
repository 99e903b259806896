package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.adapter.AdapterConfig;
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
 * Deletes a backup that nobody keeps any more, in a transaction of its own and under the lock of
 * its row, after looking once more: time has passed since the plan was made. Checks no permission.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class BackupExpiry {
  @Inject BackupRepository backups;
  @Inject StoredBackupUse use;
  @Inject BackupCatalogue catalogue;
  @Inject BackupDeletion deletion;
  @Inject AuditRecorder audit;

  /**
   * Deletes; only what this installation can prove to have written.
   *
   * @param planned the backup as it was when it was chosen
   * @param reason for the audit trail
   * @return why it was spared; empty when it is gone from the destination and the catalogue
   */
  public Optional<String> delete(AdapterConfig destination, Backup planned, String reason) {
    Optional<Backup> row = backups.lockAt(destination.id(), planned.path());
    if (row.isEmpty() || !row.get().id().equals(planned.id())) {
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
    deletion.delete(destination, backup);
    backups.remove(backup);
    audit.record(
        AuditAction.DELETE,
        AuditResource.STORAGE,
        destination.id(),
        JSON.createObjectBuilder()
            .add("path", backup.path())
            .add("size", backup.storedSize())
            .add("createdAt", backup.createdAt().toString())
            .add("retention", reason)
            .build());
    return Optional.empty();
  }
}
