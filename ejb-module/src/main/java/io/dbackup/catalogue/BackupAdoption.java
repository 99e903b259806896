package io.dbackup.catalogue;

import io.dbackup.backup.Backup;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ProfileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Adds found backups to the catalogue, each in its own transaction. */
@ApplicationScoped
public class BackupAdoption {
  @Inject AdapterConfigRepository adapters;
  @Inject BackupRepository backups;
  @Inject ProfileRepository profiles;

  /**
   * Adds a backup, unless its place was taken meanwhile by another request or another node. Returns
   * the backup that is in the catalogue then.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Backup adopt(Backup found) {
    adapters.lock(found.destinationId());
    return backups
        .at(found.destinationId(), found.path())
        .orElseGet(
            () -> {
              // From here on the profile is not deleted; if it was just now, nothing opens it yet.
              if (found.openedBy().flatMap(profiles::lock).isEmpty()) {
                found.nowOpenedBy(null);
              }
              backups.add(found);
              return found;
            });
  }
}
