package io.dbackup.application;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of a thing that somebody has seen and means to change, so that what somebody else
 * changed meanwhile is not overwritten unseen. A state is named by when the thing was last changed,
 * to the millisecond.
 *
 * @param changedAt any of these states will do; empty when whoever asks does not care
 */
public record Edition(Optional<Set<Instant>> changedAt) {
  public static final Edition ANY = new Edition(Optional.empty());

  public static Edition of(Set<Instant> changedAt) {
    return new Edition(
        Optional.of(changedAt.stream().map(Edition::name).collect(Collectors.toUnmodifiableSet())));
  }

  /** STALE when the thing is in another state. */
  void require(Instant updatedAt) {
    if (changedAt.isPresent() && !changedAt.get().contains(name(updatedAt))) {
      throw new BackupException(
          ErrorCategory.STALE,
          "It was changed meanwhile, at "
              + name(updatedAt)
              + ". Nothing was saved: read it again, then repeat your change");
    }
  }

  private static Instant name(Instant updatedAt) {
    return updatedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
