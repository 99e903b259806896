package io.dbackup.catalogue;

import io.dbackup.backup.Backup;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Marks a backup whose deletion did not end, so that nobody takes it for a whole one. Called after
 * the deletion's own transaction, which has been rolled back and held the row.
 */
@ApplicationScoped
public class DeletionTrace {
  @Inject BackupRepository backups;

  /** For the container. */
  public DeletionTrace() {}

  public DeletionTrace(BackupRepository backups) {
    this.backups = backups;
  }

  /** Marks the backup if it is not whole any more. */
  @Transactional(TxType.REQUIRES_NEW)
  public void note(String destinationId, String path, PartialDeletionException failure) {
    failure
        .damage()
        .ifPresent(
            damage ->
                backups.lockAt(destinationId, path).ifPresent((Backup row) -> row.damaged(damage)));
  }
}
