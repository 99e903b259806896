package io.dbackup.rest.error;

import io.dbackup.error.ErrorCategory;

/** The HTTP status of each category of failure: the only place that decides it. */
public final class ErrorStatus {
  private ErrorStatus() {}

  /**
   * INTEGRITY is 409: the request is fine, but the stored data is in a state that forbids it.
   * EXTERNAL is 500, because the reference knows no other status for it; unlike INTERNAL it keeps
   * its message, which says what is wrong out there.
   */
  public static int of(ErrorCategory category) {
    return switch (category) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT, INTEGRITY -> 409;
      case STALE -> 412;
      case TOO_LARGE -> 413;
      case UNPROCESSABLE -> 422;
      case RATE_LIMITED -> 429;
      case EXTERNAL, INTERNAL -> 500;
    };
  }
}
