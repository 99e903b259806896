package io.dbackup.batch.run;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;

/** The run was cancelled, or ended from outside for another reason; nothing more is to be done. */
public final class RunStoppedException extends BackupException {
  private static final long serialVersionUID = 1L;

  public RunStoppedException(String reason) {
    super(ErrorCategory.CONFLICT, reason);
  }
}
