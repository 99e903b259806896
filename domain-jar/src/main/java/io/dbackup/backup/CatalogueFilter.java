package io.dbackup.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * Which backups of a destination are wanted; what is empty does not matter.
 *
 * @param sourceType the id of a kind of database
 * @param search a part of the path or of the name of the job or of a database, in any case of
 *     letters
 * @param from of creation, inclusive
 * @param to of creation, exclusive
 */
public record CatalogueFilter(
    Optional<String> sourceType,
    Optional<String> search,
    Optional<String> jobId,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Everything. */
  public static CatalogueFilter all() {
    return new CatalogueFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
