package io.dbackup.pipeline;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;

/**
 * The key check in an object's header does not fit the key: another profile's key, or a header that
 * was changed. Nothing was decrypted.
 */
public final class WrongKeyException extends DamagedBackupException {
  private static final long serialVersionUID = 1L;

  public WrongKeyException(String message) {
    super(message);
  }

  private WrongKeyException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public WrongKeyException in(String object) {
    return new WrongKeyException(object + ": " + getMessage(), this);
  }

  @Override
  public BackupException toBackupException() {
    return new BackupException(ErrorCategory.UNPROCESSABLE, getMessage(), this);
  }
}
