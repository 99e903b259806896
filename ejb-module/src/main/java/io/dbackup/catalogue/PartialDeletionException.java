package io.dbackup.catalogue;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Optional;

/** A deletion that was begun and did not end: EXTERNAL. The message says what is left. */
public class PartialDeletionException extends BackupException {
  private static final long serialVersionUID = 1L;

  private final String damage;

  /**
   * @param damage what the backup lacks now, in words; null when it is still whole
   */
  PartialDeletionException(String message, String damage, Throwable cause) {
    super(ErrorCategory.EXTERNAL, message, cause);
    this.damage = damage;
  }

  /** What the backup lacks now, in words; empty when it is still whole. */
  public Optional<String> damage() {
    return Optional.ofNullable(damage);
  }
}
