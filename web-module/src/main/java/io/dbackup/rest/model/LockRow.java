package io.dbackup.rest.model;

import io.dbackup.application.StorageExplorerService.Outcome;

/**
 * What became of one of several backups that were to be locked or unlocked.
 *
 * @param locked as it is now; null when that was not done
 * @param error why not, in words; null when it was done
 */
public record LockRow(String path, Boolean locked, String error) {
  public static LockRow of(Outcome outcome, boolean locked) {
    return new LockRow(
        outcome.path(), outcome.error().isEmpty() ? locked : null, outcome.error().orElse(null));
  }
}
