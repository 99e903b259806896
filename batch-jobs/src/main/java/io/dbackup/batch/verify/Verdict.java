package io.dbackup.batch.verify;

import io.dbackup.backup.Backup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.spi.AdapterException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Notes with a backup what its verification found. Only proof counts: a destination that cannot be
 * reached says nothing about the backup.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Verdict {
  @Inject BackupRepository backups;
  @Inject Clock clock;

  /**
   * Every byte was read and is what the manifest says.
   *
   * @param unproved what could not be checked, in words; null when the manifest is authentic, so
   *     that the bytes are those that were written
   */
  void sound(Backup backup, String unproved) {
    note(backup, true, unproved);
  }

  /** Notes the damage, if the failure proves one. */
  void damagedIfSo(Backup backup, Throwable failure) {
    if (provesDamage(failure)) {
      note(backup, false, failure.getMessage());
    }
  }

  private void note(Backup backup, boolean passed, String remark) {
    backups
        .lockAt(backup.destinationId(), backup.path())
        .ifPresent(row -> row.verified(passed, remark, clock.instant()));
  }

  private static boolean provesDamage(Throwable failure) {
    if (failure instanceof DamagedBackupException) {
      return true;
    }
    // A destination that is not there, such as a folder that is not mounted, is no proof of damage.
    return failure instanceof BackupException e
        && (e.category() == ErrorCategory.INTEGRITY
            || (e.category() == ErrorCategory.NOT_FOUND && !(e instanceof AdapterException)));
  }
}
