package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.protection.ProtectionState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardServiceTest {
  private static final String NIGHTLY = "0 2 * * *";

  private static TestPersistence database;
  private JobRoom room;
  private int runs;

  @BeforeAll
  static void open() {
    database = new TestPersistence();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    room = new JobRoom(database);
  }

  @Test
  void anInstanceWithNothingShouldAnswerZeros() {
    database.clear();

    Dashboard dashboard = read();

    assertThat(dashboard.jobs()).isEqualTo(new Dashboard.JobCounts(0, 0, 0, 0));
    assertThat(dashboard.queue().pending()).isZero();
    assertThat(dashboard.queue().running()).isZero();
    assertThat(dashboard.last24h()).isEmpty();
    assertThat(dashboard.last30d()).isEmpty();
    assertThat(dashboard.destinations()).isEmpty();
    assertThat(dashboard.protection()).isEmpty();
    assertThat(dashboard.recent()).isEmpty();
    assertThat(dashboard.calendar()).isEmpty();
    assertThat(dashboard.activity()).hasSize(14).allMatch(day -> day.ended().isEmpty());
    assertThat(dashboard.activity().get(13).date()).isEqualTo(LocalDate.parse("2026-11-02"));
  }

  /** The scheduler, the dispatcher and every timer are absent from this test. */
  @Test
  void silenceShouldBecomeAnAlarmThoughNothingRuns() {
    room.store("job-1", NIGHTLY);
    end("job-1", ExecutionStatus.SUCCESS);
    assertThat(only().protection().state()).isEqualTo(ProtectionState.OK);

    room.clock.advance(Duration.ofHours(17));
    assertThat(only().protection().state()).isEqualTo(ProtectionState.DUE);
    assertThat(read().jobs().overdue()).isZero();

    room.clock.advance(Duration.ofHours(8).plusSeconds(1));
    assertThat(only().protection().state()).isEqualTo(ProtectionState.OVERDUE);
    assertThat(only().protection().advice(only().lastStatus()).orElseThrow())
        .contains("none took place");
    assertThat(read().jobs().overdue()).isEqualTo(1);
  }

  @Test
  void theGraceShouldBeASetting() {
    room.store("job-1", NIGHTLY);
    end("job-1", ExecutionStatus.SUCCESS);
    room.clock.advance(Duration.ofHours(24).plusMinutes(5).plusSeconds(1));
    assertThat(only().protection().overdue()).isFalse();

    room.with("dbackup.overdue-grace-minutes", "5");
    assertThat(only().protection().overdue()).isTrue();
  }

  @Test
  void failuresShouldBeToldUntilABackupIsCompleteAgain() {
    room.store("job-1", NIGHTLY);
    end("job-1", ExecutionStatus.SUCCESS);
    end("job-1", ExecutionStatus.FAILED);
    assertThat(only().protection().state()).isEqualTo(ProtectionState.FAILING);
    assertThat(only().lastStatus()).contains(ExecutionStatus.FAILED);

    end("job-1", ExecutionStatus.CANCELLED);
    assertThat(only().protection().state()).isEqualTo(ProtectionState.FAILING);

    end("job-1", ExecutionStatus.PARTIAL);
    assertThat(only().protection().state()).isEqualTo(ProtectionState.FAILING);

    end("job-1", ExecutionStatus.SUCCESS);
    assertThat(only().protection().state()).isEqualTo(ProtectionState.OK);
    assertThat(only().lastSuccessAt()).contains(room.clock.instant());
  }

  @Test
  void aRenamedJobShouldStayOverdueAndARescheduledOneGetItsTurn() {
    room.store("job-1", NIGHTLY);
    end("job-1", ExecutionStatus.SUCCESS);
    room.clock.advance(Duration.ofDays(3));

    room.clock.advance(Duration.ofSeconds(1));
    change(job -> job.rename("Another"));
    assertThat(only().protection().overdue()).isTrue();

    change(job -> job.schedule("0 3 * * *"));
    assertThat(only().protection().overdue()).isFalse();
    room.clock.advance(Duration.ofHours(25).plusSeconds(1));
    assertThat(only().protection().overdue()).isTrue();

    change(job -> job.enable(false));
    assertThat(only().protection().state()).isEqualTo(ProtectionState.DISABLED);
    assertThat(read().jobs()).isEqualTo(new Dashboard.JobCounts(1, 0, 0, 0));
    change(job -> job.enable(true));
    assertThat(only().protection().overdue()).isFalse();
  }

  @Test
  void thoseAtRiskShouldComeFirst() {
    room.store("fine", "0 2 1 * *");
    room.store("late", NIGHTLY);
    room.store("later", NIGHTLY);
    room.store("never", NIGHTLY);
    room.store("broken", "0 2 1 * *");
    end("later", ExecutionStatus.SUCCESS);
    room.clock.advance(Duration.ofHours(1));
    end("late", ExecutionStatus.SUCCESS);
    end("fine", ExecutionStatus.SUCCESS);
    end("broken", ExecutionStatus.SUCCESS);
    end("broken", ExecutionStatus.FAILED);
    room.clock.advance(Duration.ofDays(2));

    assertThat(read().protection())
        .extracting(JobProtection::jobId)
        .containsExactly("never", "later", "late", "broken", "fine");
    assertThat(read().jobs()).isEqualTo(new Dashboard.JobCounts(5, 5, 3, 1));
    assertThat(room.dashboard().read(2, 0).protection())
        .extracting(JobProtection::jobId)
        .containsExactly("never", "later");
    assertThat(room.dashboard().read(0, 0).protection()).isEmpty();
  }

  @Test
  void aJobShouldSayWhenItIsExpectedNext() {
    room.store("job-1", "0 2 * * 1-5");
    JobProtection job = only();

    assertThat(job.nextRunAt()).contains(Instant.parse("2026-11-03T02:00:00Z"));
    // It is Monday: from Friday's backup to today's are three days.
    assertThat(job.expectedInterval()).contains(Duration.ofDays(3));
    assertThat(job.sourceName()).contains("Name of source-1");
  }

  @Test
  void aVerificationShouldCountWhenItPasses() {
    room.store("job-1", NIGHTLY);
    finish(verification("job-1"), ExecutionStatus.FAILED);
    assertThat(only().lastVerifiedAt()).isEmpty();

    finish(verification("job-1"), ExecutionStatus.SUCCESS);
    assertThat(only().lastVerifiedAt()).contains(room.clock.instant());
    assertThat(only().lastSuccessAt()).isEmpty();
  }

  @Test
  void daysShouldBeThoseOfTheInstancesZone() {
    room.with("dbackup.timezone", "Asia/Kolkata").store("job-1", NIGHTLY);
    room.clock.set("2026-11-02T18:29:00Z");
    end("job-1", ExecutionStatus.SUCCESS);
    room.clock.set("2026-11-02T18:31:00Z");
    end("job-1", ExecutionStatus.FAILED);
    end("job-1", ExecutionStatus.SUCCESS);
    finish(verification("job-1"), ExecutionStatus.SUCCESS);

    assertThat(read().activity().subList(12, 14))
        .containsExactly(
            new DayFigures(LocalDate.parse("2026-11-02"), Map.of(ExecutionStatus.SUCCESS, 1L)),
            new DayFigures(
                LocalDate.parse("2026-11-03"),
                Map.of(ExecutionStatus.SUCCESS, 1L, ExecutionStatus.FAILED, 1L)));
    assertThat(room.dashboard().read(1, 365).calendar()).hasSize(365).endsWith(day(2));
    assertThat(read().last24h())
        .isEqualTo(Map.of(ExecutionStatus.SUCCESS, 2L, ExecutionStatus.FAILED, 1L));
  }

  @Test
  void resultsShouldLeaveTheirPeriods() {
    room.store("job-1", NIGHTLY);
    end("job-1", ExecutionStatus.SUCCESS);

    room.clock.advance(Duration.ofHours(24));
    assertThat(read().last24h()).isEqualTo(Map.of(ExecutionStatus.SUCCESS, 1L));
    room.clock.advance(Duration.ofMillis(1));
    assertThat(read().last24h()).isEmpty();
    room.clock.advance(Duration.ofDays(28));
    assertThat(read().last30d()).isEqualTo(Map.of(ExecutionStatus.SUCCESS, 1L));
    room.clock.advance(Duration.ofDays(1));
    assertThat(read().last30d()).isEmpty();
  }

  @Test
  void whatWaitsAndRunsShouldBeCountedWhateverItIs() {
    room.store("job-1", NIGHTLY);
    Instant queued = room.clock.instant();
    verification("job-1");
    room.clock.advance(Duration.ofMinutes(1));
    String second = verification("job-1");
    database.transaction(() -> claim(second));

    assertThat(read().queue().pending()).isEqualTo(1);
    assertThat(read().queue().running()).isEqualTo(1);
    assertThat(read().queue().oldestPendingAt()).contains(queued);
    assertThat(read().recent()).extracting(Execution::id).first().isEqualTo(second);
  }

  @Test
  void systemTasksShouldNeitherWaitNorBeRecent() {
    database.transaction(
        () ->
            database
                .executions()
                .add(
                    Execution.systemTask(
                        "t1",
                        "health-check",
                        "Health",
                        Trigger.SYSTEM,
                        null,
                        null,
                        room.clock.instant())));

    assertThat(read().queue().pending()).isZero();
    assertThat(read().recent()).isEmpty();
  }

  @Test
  void destinationsShouldBeThereAlsoWhenTheyAreEmpty() {
    assertThat(read().destinations())
        .containsExactly(
            new DestinationFigures("disk-1", "Name of disk-1", 0, 0, Optional.empty()),
            new DestinationFigures("disk-2", "Name of disk-2", 0, 0, Optional.empty()));

    database.transaction(
        () -> database.adapters().find("disk-2").orElseThrow().failed("No", room.clock.instant()));
    assertThat(read().destinations().get(1).health()).contains(AdapterHealth.DEGRADED);
  }

  private DayFigures day(int fromEnd) {
    return read().activity().get(14 - fromEnd + 1);
  }

  private Dashboard read() {
    return room.dashboard().read(100, 0);
  }

  private JobProtection only() {
    assertThat(read().protection()).hasSize(1);
    return read().protection().get(0);
  }

  private void change(java.util.function.Consumer<io.dbackup.job.BackupJob> how) {
    database.transaction(
        () -> {
          io.dbackup.job.BackupJob job = database.jobs().find("job-1").orElseThrow();
          how.accept(job);
          job.touched(room.clock.instant());
        });
  }

  private void end(String job, ExecutionStatus status) {
    String id = "backup-" + ++runs;
    Execution execution =
        Execution.backup(id, job, job, Trigger.MANUAL, null, null, room.clock.instant());
    database.transaction(() -> database.executions().add(execution));
    finish(id, status);
  }

  private String verification(String job) {
    String id = "verification-" + ++runs;
    database.transaction(
        () ->
            database
                .executions()
                .add(
                    Execution.ofBackup(
                        id,
                        ExecutionType.VERIFICATION,
                        job,
                        job,
                        "{}",
                        Trigger.MANUAL,
                        null,
                        room.clock.instant())));
    return id;
  }

  private Execution claim(String id) {
    Execution execution = database.executions().find(id).orElseThrow();
    execution.claim("node", room.clock.instant(), room.clock.instant());
    return execution;
  }

  private void finish(String id, ExecutionStatus status) {
    database.transaction(
        () -> {
          Execution execution = claim(id);
          Instant now = room.clock.instant();
          switch (status) {
            case SUCCESS -> execution.succeed(null, "p", 10L, null, now);
            case PARTIAL -> execution.succeed("One is missing", "p", 10L, null, now);
            case FAILED -> execution.fail("Broken", now);
            default -> execution.cancelled("Unwanted", now);
          }
        });
    room.tally(id, status);
  }
}
