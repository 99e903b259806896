package io.dbackup.catalogue;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import java.util.Optional;

/**
 * Tells a path that cannot be one at a destination, such as one that leads through a link, from a
 * destination that fails.
 */
final class PathProblem {
  private PathProblem() {}

  /**
   * What lies at a path; INVALID when nothing can. The destination must have answered just before,
   * so that a permanent failure can only be about the path.
   */
  static Optional<StoredObject> stat(StorageSession session, StoragePath path) {
    try {
      return session.stat(path);
    } catch (AdapterException e) {
      if (e.failure() == AdapterFailure.PERMANENT) {
        throw new BackupException(ErrorCategory.INVALID, "path: " + e.getMessage(), e);
      }
      throw e;
    }
  }
}
