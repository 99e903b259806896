package io.dbackup.rest.model;

import io.dbackup.application.StorageExplorerService.Outcome;

/**
 * What became of one of several backups that were to be deleted.
 *
 * @param deleted whether the destination shows nothing of it any more
 * @param error why not, in words; null when it is gone
 */
public record DeletionRow(String path, boolean deleted, String error) {
  public static DeletionRow of(Outcome outcome) {
    return new DeletionRow(outcome.path(), outcome.error().isEmpty(), outcome.error().orElse(null));
  }
}
