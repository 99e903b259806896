package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionCountsTest {
  private final TestPersistence database = new TestPersistence();
  private final JobRoom room = new JobRoom(database);
  private final ExecutionCounts counts = room.counts();
  private int number;

  @BeforeEach
  void prepare() {
    counts.exact = 2;
    add();
    add();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSmallCountShouldBeExactAtEveryMoment() {
    assertThat(count()).isEqualTo(2);
    remove();
    assertThat(count()).isEqualTo(1);
    add();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aLargeCountShouldBeKeptForAMinute() {
    add();
    assertThat(count()).isEqualTo(3);
    add();
    room.clock.advance(Duration.ofSeconds(59));
    assertThat(count()).isEqualTo(3);
    room.clock.advance(Duration.ofSeconds(1));
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void aCountThatHasBecomeSmallShouldBeExactAgain() {
    add();
    assertThat(count()).isEqualTo(3);
    remove();
    room.clock.advance(Duration.ofMinutes(1));
    assertThat(count()).isEqualTo(2);
    remove();
    assertThat(count()).isEqualTo(1);
  }

  private long count() {
    return counts.of(ExecutionFilter.all());
  }

  private void add() {
    String id = "e" + ++number;
    database.transaction(
        () ->
            database
                .executions()
                .add(
                    Execution.ofBackup(
                        id,
                        ExecutionType.VERIFICATION,
                        "job",
                        "Job",
                        "{}",
                        Trigger.MANUAL,
                        null,
                        room.clock.instant())));
  }

  private void remove() {
    String id = "e" + number--;
    database.transaction(() -> database.remove(database.executions().find(id).orElseThrow()));
  }
}
