package io.dbackup.application;

import io.dbackup.backup.CatalogueOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * Which backups of a destination somebody wants to see; what is empty does not matter.
 *
 * @param typeFilter {@code BACKUP}, {@code SYSTEM} or the id of a kind of database
 * @param search a part of path, job or database
 * @param from of creation, inclusive
 * @param to of creation, exclusive
 * @param page empty for all rows
 */
public record ListingRequest(
    Optional<String> typeFilter,
    Optional<String> search,
    Optional<String> jobId,
    Optional<Instant> from,
    Optional<Instant> to,
    CatalogueOrder order,
    Optional<Page> page) {

  /** Rows left out before, and rows at most. */
  public record Page(int skip, int limit) {}

  /** Everything, newest first. */
  public static ListingRequest all() {
    return new ListingRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CatalogueOrder.NEWEST_FIRST,
        Optional.empty());
  }
}
