package io.dbackup.pipeline;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.io.IOException;

/**
 * Stored bytes are not what was written: changed, cut, reordered, extended or foreign. The message
 * names the place and what is wrong, never key material.
 */
public class DamagedBackupException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedBackupException(String message) {
    super(message);
  }

  public DamagedBackupException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same failure, its message preceded by the object it was found in. */
  public DamagedBackupException in(String object) {
    return new DamagedBackupException(object + ": " + getMessage(), this);
  }

  /** The same failure for a user, in the category that fits. */
  public BackupException toBackupException() {
    return new BackupException(ErrorCategory.INTEGRITY, getMessage(), this);
  }
}
