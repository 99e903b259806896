package io.dbackup.application;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.ExecutionFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How the backups of the last 24 hours ended. An instance with ten thousand jobs has as many of
 * them, and counting takes milliseconds at every look: so a count is kept until one more has ended,
 * and for half a minute, in which only some of yesterday's leave it. Thread-safe; joins the
 * caller's transaction.
 */
@ApplicationScoped
class LastDay {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration KEPT_FOR = Duration.ofSeconds(30);

  @Inject ExecutionFigures figures;
  @Inject Clock clock;

  private volatile Known known;

  private record Known(long ended, Instant at, Map<ExecutionStatus, Long> counts) {}

  /**
   * @param ended how many executions have ended in all, {@link ExecutionFigures#ended()} of now
   */
  Map<ExecutionStatus, Long> backups(long ended) {
    Instant now = clock.instant();
    Known before = known;
    if (before != null
        && before.ended() == ended
        && Duration.between(before.at(), now).abs().compareTo(KEPT_FOR) < 0) {
      return before.counts();
    }
    Known read =
        new Known(ended, now, Map.copyOf(figures.endedSince(ExecutionType.BACKUP, now.minus(DAY))));
    known = read;
    return read.counts();
  }
}
