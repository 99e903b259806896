package io.dbackup.retention;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a retention policy must know about one backup of a job at one destination.
 *
 * @param id of the backup; ids made later are greater, which decides between equal times
 * @param createdAt when it was made, by the clock of that moment
 * @param databases what it holds; a backup during which a database failed does not hold that one
 * @param locked somebody protects it from every deletion
 * @param damaged its last verification failed, or something of it is missing at the destination
 * @param inUse what waits for it or works on it now, in words; empty for nothing
 */
public record RetentionCandidate(
    String id,
    Instant createdAt,
    Set<String> databases,
    boolean locked,
    boolean damaged,
    Optional<String> inUse) {
  public RetentionCandidate {
    Objects.requireNonNull(id);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(inUse);
    databases = Set.copyOf(databases);
  }
}
