package io.dbackup.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How often a schedule runs around one moment. Immutable.
 *
 * @param previous the last scheduled time up to then
 * @param next the first one after it
 * @param interval the longest of the two steps that lie around the moment: from the scheduled time
 *     before the previous one to that, and from it to the next one; so a weekend without backups is
 *     no gap, and a Tuesday without one is. Days that are longer by a change of the clocks count as
 *     long as they are
 */
public record Rhythm(Instant previous, Instant next, Duration interval) {
  /** Empty for a schedule that has no time before or after the moment. */
  public static Optional<Rhythm> of(CronExpression schedule, ZonedDateTime moment) {
    Optional<ZonedDateTime> previous = schedule.previous(moment);
    Optional<ZonedDateTime> next = schedule.next(moment);
    if (previous.isEmpty() || next.isEmpty()) {
      return Optional.empty();
    }
    Duration step = Duration.between(previous.get(), next.get());
    Duration before =
        schedule
            .previous(previous.get().minusNanos(1))
            .map(earlier -> Duration.between(earlier, previous.get()))
            .orElse(step);
    return Optional.of(
        new Rhythm(
            previous.get().toInstant(),
            next.get().toInstant(),
            step.compareTo(before) < 0 ? before : step));
  }

  /** Whether it is still what it would be if it were asked at this moment. */
  public boolean holdsAt(Instant moment) {
    return !moment.isBefore(previous) && moment.isBefore(next);
  }
}
