package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.ExecutionFigures;
import io.dbackup.schedule.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastDayTest {

  private final SettableClock clock = new SettableClock("2026-11-02T12:00:00Z");
  private final Counting figures = new Counting();
  private final LastDay lastDay = new LastDay();

  /** Counts how often it is asked, which is what it answers. */
  private static final class Counting extends ExecutionFigures {
    private long asked;
    private Instant since;

    @Override
    public Map<ExecutionStatus, Long> endedSince(ExecutionType type, Instant moment) {
      assertThat(type).isEqualTo(ExecutionType.BACKUP);
      since = moment;
      return Map.of(ExecutionStatus.SUCCESS, ++asked);
    }
  }

  @BeforeEach
  void prepare() {
    lastDay.figures = figures;
    lastDay.clock = clock;
  }

  @Test
  void theDayShouldBeTheLast24Hours() {
    assertThat(backups(5)).isOne();
    assertThat(figures.since).isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
  }

  @Test
  void aCountShouldBeKeptWhileNothingEnds() {
    assertThat(backups(5)).isOne();
    clock.advance(Duration.ofSeconds(29));
    assertThat(backups(5)).isOne();
  }

  @Test
  void whatHasJustEndedShouldCountAtOnce() {
    assertThat(backups(5)).isOne();
    assertThat(backups(6)).isEqualTo(2);
  }

  @Test
  void yesterdaysShouldLeaveWithinHalfAMinute() {
    assertThat(backups(5)).isOne();
    clock.advance(Duration.ofSeconds(30));
    assertThat(backups(5)).isEqualTo(2);
  }

  private long backups(long ended) {
    return lastDay.backups(ended).get(ExecutionStatus.SUCCESS);
  }
}
