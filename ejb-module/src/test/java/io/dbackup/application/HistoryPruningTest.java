package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.HistoryRepository;
import io.dbackup.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is forgotten and what is kept, on each database there is. */
class HistoryPruningTest {
  private static final Instant BEFORE = Instant.parse("2026-11-01T00:00:00Z");

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(TestDatabase.h2());
    }
  }

  @Nested
  @Tag("server")
  class OnPostgres extends Contract {
    OnPostgres() throws SQLException {
      super(TestDatabase.postgres());
    }
  }

  abstract static class Contract {
    private final TestDatabase database;
    private int numbers;

    Contract(TestDatabase database) {
      this.database = database;
    }

    @AfterEach
    void close() {
      database.close();
    }

    private Instant ago(int days) {
      return BEFORE.plus(Duration.ofHours(1)).minus(Duration.ofDays(days));
    }

    private String nextId() {
      return String.format("e%05d", numbers++);
    }

    private String keep(Execution execution) {
      database.run(
          em -> {
            em.persist(execution);
            em.persist(
                new LogEntry(
                    execution.id(),
                    execution.createdAt(),
                    LogLevel.INFO,
                    ExecutionStage.QUEUED,
                    "queued",
                    null));
          });
      return execution.id();
    }

    private Execution backup(String job, int days, Instant slot) {
      return Execution.backup(nextId(), job, job, Trigger.MANUAL, null, slot, ago(days));
    }

    private String failed(Execution execution) {
      execution.fail("scripted", execution.createdAt());
      return keep(execution);
    }

    private String good(Execution execution, String missing) {
      execution.claim("node", execution.createdAt(), execution.createdAt());
      execution.succeed(missing, null, null, null, execution.createdAt());
      return keep(execution);
    }

    private String task(String task, int days) {
      return failed(
          Execution.systemTask(nextId(), task, task, Trigger.SCHEDULER, null, null, ago(days)));
    }

    private int prune(boolean tasks) {
      int removed = 0;
      Set<String> keep = database.call(em -> pruning(em).keep());
      Optional<String> next = Optional.empty();
      do {
        Optional<String> after = next;
        HistoryPruning.Page page =
            database.call(em -> pruning(em).page(BEFORE, tasks, keep, after));
        removed += page.removed();
        next = page.last();
      } while (next.isPresent());
      return removed;
    }

    private static HistoryPruning pruning(jakarta.persistence.EntityManager em) {
      return new HistoryPruning(new HistoryRepository(em));
    }

    private List<String> left() {
      return database.call(
          em ->
              em.createQuery("select e.id from Execution e order by e.id", String.class)
                  .getResultList());
    }

    private List<String> leftWithLogs() {
      return database.call(
          em ->
              em.createQuery(
                      "select l.executionId from LogEntry l order by l.executionId", String.class)
                  .getResultList());
    }

    @Test
    void whatEndedLongAgoShouldGoWithItsLog() {
      failed(backup("job", 3, null));
      failed(backup("job", 2, null));
      String latest = failed(backup("job", 1, null));
      assertThat(prune(false)).isEqualTo(2);
      assertThat(left()).containsExactly(latest);
      assertThat(leftWithLogs()).containsExactly(latest);
    }

    @Test
    void whatEndedLatelyShouldStayThoughItBeganLongAgo() {
      Execution slow = backup("job", 5, null);
      slow.fail("scripted", BEFORE);
      String ended = keep(slow);
      String latest = failed(backup("job", 0, null));
      assertThat(prune(false)).isZero();
      assertThat(left()).containsExactly(ended, latest);
    }

    @Test
    void whatWaitsOrRunsShouldStay() {
      String waiting = keep(backup("job-1", 50, null));
      Execution running = backup("job-2", 50, null);
      running.claim("node", running.createdAt(), running.createdAt());
      String runs = keep(running);
      failed(backup("job-1", 40, null));
      failed(backup("job-2", 40, null));
      String first = failed(backup("job-1", 30, null));
      String second = failed(backup("job-2", 30, null));
      prune(false);
      assertThat(left()).containsExactlyInAnyOrder(waiting, runs, first, second);
    }

    @Test
    void theLatestGoodOneOfAJobShouldStayAndTheLatestPartialOne() {
      good(backup("job", 9, null), null);
      String whole = good(backup("job", 8, null), null);
      String partial = good(backup("job", 7, null), "one database");
      failed(backup("job", 6, null));
      String latest = failed(backup("job", 5, null));
      assertThat(prune(false)).isEqualTo(2);
      assertThat(left()).containsExactly(whole, partial, latest);
    }

    @Test
    void theLatestThatAScheduleStartedShouldStay() {
      failed(backup("job", 9, ago(9)));
      String scheduled = failed(backup("job", 8, ago(8)));
      failed(backup("job", 7, null));
      String latest = failed(backup("job", 6, null));
      assertThat(prune(false)).isEqualTo(2);
      assertThat(left()).containsExactly(scheduled, latest);
    }

    @Test
    void theLatestOfEachKindShouldStay() {
      String verified =
          failed(
              Execution.ofBackup(
                  nextId(),
                  ExecutionType.VERIFICATION,
                  "job",
                  "job",
                  "{}",
                  Trigger.MANUAL,
                  null,
                  ago(9)));
      String other = failed(backup("other", 8, null));
      String backup = failed(backup("job", 7, null));
      assertThat(prune(false)).isZero();
      assertThat(left()).containsExactly(verified, other, backup);
    }

    @Test
    void whatMayHaveLeftSomethingAtADestinationShouldStay() {
      Execution left = backup("job", 9, null);
      left.mayLeave("[\"disk\"]");
      String leaving = failed(left);
      String latest = failed(backup("job", 8, null));
      assertThat(prune(false)).isZero();
      assertThat(left()).containsExactly(leaving, latest);
    }

    @Test
    void systemTasksShouldBeForgottenApartFromOthers() {
      task("health-check", 9);
      String check = task("health-check", 8);
      String clean = task("clean-old-data", 8);
      failed(backup("job", 9, null));
      String backup = failed(backup("job", 8, null));
      assertThat(prune(true)).isEqualTo(1);
      assertThat(prune(true)).isZero();
      assertThat(prune(false)).isEqualTo(1);
      assertThat(left()).containsExactly(check, clean, backup);
    }

    @Test
    void moreThanAPageShouldBeForgottenToo() {
      database.run(
          em -> {
            for (int i = 0; i < 2100; i++) {
              Execution execution = backup("job", 9, null);
              execution.fail("scripted", execution.createdAt());
              em.persist(execution);
            }
          });
      assertThat(prune(false)).isEqualTo(2099);
    }
  }
}
