package io.dbackup.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * Which backups of a destination are wanted; what is empty does not matter.
 *
 * @param sourceType the id of a kind of database, or {@link Backup#SYSTEM}
 * @param withoutSystem whether backups of the configuration are left out
 * @param search a part of the path or of the name of the job or of a database, in any case of
 *     letters
 * @param from of creation, inclusive
 * @param to of creation, exclusive
 */
public record CatalogueFilter(
    Optional<String> sourceType,
    boolean withoutSystem,
    Optional<String> search,
    Optional<String> jobId,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Everything. */
  public static CatalogueFilter all() {
    return new CatalogueFilter(
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
