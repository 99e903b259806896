package io.dbackup.application;

import io.dbackup.error.BackupException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Recognises failures that mean that two changes met in the database. They show at the end of a
 * transaction, outside of every use case, wrapped differently by every server.
 */
public final class StoredConflict {
  private static final String INTEGRITY_VIOLATION = "23";
  private static final int LONGEST_CHAIN = 20;

  private StoredConflict() {}

  /** The CONFLICT that this failure comes down to; empty when it is something else. */
  public static Optional<BackupException> in(Throwable failure) {
    int length = 0;
    for (Throwable cause = failure;
        cause != null && length < LONGEST_CHAIN;
        cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException) {
        return Optional.of(
            BackupException.conflict(
                "It was changed by somebody else in the meantime; load it again and repeat the change"));
      }
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
        return Optional.of(
            BackupException.conflict(
                "The change conflicts with something that was changed in the meantime"));
      }
      length++;
    }
    return Optional.empty();
  }
}
