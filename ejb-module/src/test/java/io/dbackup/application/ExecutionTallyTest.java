package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.config.InstanceSettings;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.ExecutionFigures;
import io.dbackup.persistence.TestPersistence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionTallyTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final TestPersistence database = new TestPersistence();

  @BeforeEach
  void prepare() {
    database.transaction(() -> database.executions().add(ended()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstEndOfADayShouldBeCountedThoughAnotherNodeBeginsTheDayJustThen() {
    ExecutionFigures real = database.figures();
    ExecutionFigures contested =
        new ExecutionFigures() {
          @Override
          public boolean add(
              LocalDate date, ExecutionType type, ExecutionStatus status, long took, long bytes) {
            return real.add(date, type, status, took, bytes);
          }

          @Override
          public void open(LocalDate date, ExecutionType type, ExecutionStatus status) {
            real.open(date, type, status);
            real.open(date, type, status);
          }
        };

    count(contested);

    assertThat(real.totals()).isEqualTo(List.of(total(1)));
  }

  @Test
  void durationAndBytesShouldAddUp() {
    count(database.figures());
    count(database.figures());

    assertThat(database.figures().totals()).isEqualTo(List.of(total(2)));
  }

  @Test
  void anEndThatIsNotStoredShouldNotBeCounted() {
    try {
      database.transaction(
          () -> {
            tally(database.figures()).count(new ExecutionFinished("e1", ExecutionStatus.SUCCESS));
            throw new IllegalStateException("interrupted");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("interrupted");
    }

    assertThat(database.figures().totals()).extracting(ExecutionTotal::runs).containsExactly(0L);
  }

  private static ExecutionTotal total(int runs) {
    return new ExecutionTotal(
        ExecutionType.BACKUP, ExecutionStatus.SUCCESS, runs, runs * 90_000L, runs * 77L);
  }

  private void count(ExecutionFigures figures) {
    database.transaction(
        () -> tally(figures).count(new ExecutionFinished("e1", ExecutionStatus.SUCCESS)));
  }

  private ExecutionTally tally(ExecutionFigures figures) {
    ExecutionTally tally = new ExecutionTally();
    tally.executions = database.executions();
    tally.figures = figures;
    tally.outcomes = database.outcomes();
    tally.settings = new InstanceSettings(name -> Optional.empty());
    tally.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return tally;
  }

  private static Execution ended() {
    Execution execution =
        Execution.backup("e1", "job-1", "Job", Trigger.MANUAL, null, null, NOW.minusSeconds(100));
    execution.claim("node", NOW, NOW.minusSeconds(90));
    execution.succeed(null, "path", 77L, null, NOW);
    return execution;
  }
}
