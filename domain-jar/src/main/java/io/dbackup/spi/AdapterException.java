package io.dbackup.spi;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Objects;

/**
 * A failure reported by an adapter, already classified. The message is for users and never contains
 * a password, key or token.
 */
public class AdapterException extends BackupException {
  private static final long serialVersionUID = 1L;

  private final AdapterFailure failure;

  public AdapterException(AdapterFailure failure, String message) {
    this(failure, message, null);
  }

  public AdapterException(AdapterFailure failure, String message, Throwable cause) {
    super(categoryOf(failure), message, cause);
    this.failure = Objects.requireNonNull(failure);
  }

  public AdapterFailure failure() {
    return failure;
  }

  /** Whether trying the same again later may succeed. */
  public boolean retryable() {
    return failure == AdapterFailure.RETRYABLE;
  }

  private static ErrorCategory categoryOf(AdapterFailure failure) {
    return switch (failure) {
      case NOT_FOUND -> ErrorCategory.NOT_FOUND;
      case ALREADY_EXISTS -> ErrorCategory.CONFLICT;
      case INTEGRITY -> ErrorCategory.INTEGRITY;
      case DENIED, RETRYABLE, NO_SPACE, PERMANENT -> ErrorCategory.EXTERNAL;
    };
  }
}
