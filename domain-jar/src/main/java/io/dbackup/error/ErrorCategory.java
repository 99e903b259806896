package io.dbackup.error;

/**
 * What kind of failure happened, independent of its wording. The REST layer derives the HTTP status
 * from it, and nothing else: the text of a message never decides a status.
 */
public enum ErrorCategory {
  /** The request is malformed or names an impossible value. */
  INVALID,
  /** No credentials, or credentials that are not (or no longer) valid. */
  UNAUTHENTICATED,
  /** Valid credentials without the permission. */
  FORBIDDEN,
  /** The thing addressed does not exist. */
  NOT_FOUND,
  /** The request is fine but the present state forbids it. */
  CONFLICT,
  /** What the request means to change is no longer in the state that its sender has seen. */
  STALE,
  /** The request is larger than this server accepts. */
  TOO_LARGE,
  /**
   * Understood, but it cannot be carried out with what is known here, such as a missing encryption
   * key.
   */
  UNPROCESSABLE,
  /** Too many requests in too short a time. */
  RATE_LIMITED,
  /** Stored data is not what was written: changed, cut, swapped or foreign. */
  INTEGRITY,
  /** A database, destination or tool outside this program failed or cannot be reached. */
  EXTERNAL,
  /** A defect of this program. */
  INTERNAL
}
