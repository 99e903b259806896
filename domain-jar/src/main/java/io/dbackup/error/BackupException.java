package io.dbackup.error;

import java.util.Objects;

/**
 * A failure that a user is told about. The message says what happened, why, and what to do; it
 * never contains a secret.
 */
public class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCategory category;

  public BackupException(ErrorCategory category, String message) {
    this(category, message, null);
  }

  public BackupException(ErrorCategory category, String message, Throwable cause) {
    super(message, cause);
    this.category = Objects.requireNonNull(category);
  }

  public ErrorCategory category() {
    return category;
  }

  /** A request field that is wrong; the message must name the field. */
  public static BackupException invalid(String message) {
    return new BackupException(ErrorCategory.INVALID, message);
  }

  public static BackupException notFound(String what) {
    return new BackupException(ErrorCategory.NOT_FOUND, what + " not found");
  }

  public static BackupException conflict(String message) {
    return new BackupException(ErrorCategory.CONFLICT, message);
  }
}
