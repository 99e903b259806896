package io.dbackup.spi;

/**
 * How an adapter classifies a failure of its vendor; only the adapter can read its vendor's errors.
 */
public enum AdapterFailure {
  /** The object, database or container addressed does not exist. */
  NOT_FOUND,
  /** An object of that name exists already. */
  ALREADY_EXISTS,
  /** The other side refused: wrong credentials or missing rights. */
  DENIED,
  /** Trying again later may succeed: a lost connection, a busy server. */
  RETRYABLE,
  /** No space or quota left. */
  NO_SPACE,
  /** The data read or written is not what it should be. */
  INTEGRITY,
  /** Trying again does not help. */
  PERMANENT
}
