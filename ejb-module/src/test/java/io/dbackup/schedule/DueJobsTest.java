package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.JobRoom;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.TestPersistence;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueJobsTest {
  private static final String NIGHTLY = "0 2 * * *";

  private static TestPersistence database;
  private JobRoom room;

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
  void aJobIsQueuedOnceAtItsTime() {
    room.store("job-1", NIGHTLY);
    DueJobs node = node();

    assertThat(node.queueDue()).contains(Instant.parse("2026-11-03T02:00:00Z"));
    room.clock.set("2026-11-03T01:59:59.999Z");
    node.queueDue();
    assertThat(slots()).isEmpty();

    room.clock.set("2026-11-03T02:00:00Z");
    node.queueDue();
    node.queueDue();

    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
    assertThat(room.executions().get(0).trigger()).isEqualTo(Trigger.SCHEDULER);
    assertThat(room.queued.fired()).hasSize(1);
  }

  @Test
  void schedulesRunInTheConfiguredTimeZone() {
    room.with("dbackup.timezone", "America/New_York").store("job-1", NIGHTLY);

    assertThat(node().queueDue()).contains(Instant.parse("2026-11-03T07:00:00Z"));
  }

  @Test
  void aNewJobDoesNotCatchUp() {
    room.store("job-1", NIGHTLY);

    node().queueDue();

    assertThat(slots()).isEmpty();
  }

  @Test
  void aMissedTimeRunsOnceAfterTheDowntime() {
    room.store("job-1", NIGHTLY);
    node().queueDue();

    room.clock.set("2026-11-05T09:30:00Z");
    DueJobs restarted = node();
    restarted.queueDue();
    restarted.queueDue();

    assertThat(slots()).containsExactly("2026-11-05T02:00:00Z");
  }

  @Test
  void aMissedTimeIsLeftOutWhenConfigured() {
    room.with("dbackup.schedule.catch-up", "skip").store("job-1", NIGHTLY);

    room.clock.set("2026-11-05T09:30:00Z");
    DueJobs restarted = node();
    restarted.queueDue();
    assertThat(slots()).isEmpty();

    room.clock.set("2026-11-06T02:00:03Z");
    restarted.queueDue();
    assertThat(slots()).containsExactly("2026-11-06T02:00:00Z");
  }

  @Test
  void aShortStandstillIsNoMissedTime() {
    room.with("dbackup.schedule.catch-up", "skip").store("job-1", NIGHTLY);
    DueJobs node = node();

    room.clock.set("2026-11-03T02:09:00Z");
    node.queueDue();
    assertThat(slots()).hasSize(1);

    room.finishAll();
    room.clock.set("2026-11-04T02:11:00Z");
    node.queueDue();
    assertThat(slots()).hasSize(1);
  }

  @Test
  void aTimeMissedLongAgoIsForgotten() {
    room.store("job-1", "0 2 1 * *");

    room.clock.set("2026-12-09T02:00:00Z");
    node().queueDue();
    assertThat(slots()).isEmpty();

    room.clock.set("2027-01-07T02:00:00Z");
    node().queueDue();
    assertThat(slots()).containsExactly("2027-01-01T02:00:00Z");
  }

  @Test
  void anEditedJobDoesNotCatchUp() {
    BackupJob job = room.store("job-1", NIGHTLY);
    room.clock.set("2026-11-05T09:30:00Z");
    change(job.id(), "0 9 * * *");

    node().queueDue();

    assertThat(slots()).isEmpty();
  }

  @Test
  void aChangeIsSeenWithoutBeingTold() {
    BackupJob job = room.store("job-1", NIGHTLY);
    DueJobs node = node();
    node.queueDue();

    change(job.id(), "*/5 * * * *");
    assertThat(node.queueDue()).contains(Instant.parse("2026-11-02T10:05:00Z"));
    room.clock.set("2026-11-02T10:05:00Z");
    node.queueDue();

    assertThat(slots()).containsExactly("2026-11-02T10:05:00Z");
  }

  @Test
  void aDisabledJobHasNoTimes() {
    BackupJob job = room.store("job-1", NIGHTLY);
    database.transaction(() -> database.jobs().find(job.id()).orElseThrow().enable(false));
    room.clock.set("2026-11-03T02:00:00Z");

    assertThat(node().queueDue()).isEmpty();
    assertThat(slots()).isEmpty();
  }

  @Test
  void aJobThatStillWaitsIsNotQueuedTwice() {
    room.store("job-1", "*/5 * * * *");
    DueJobs node = node();
    room.clock.set("2026-11-02T10:05:00Z");
    node.queueDue();
    room.clock.set("2026-11-02T10:10:00Z");
    node.queueDue();
    assertThat(slots()).containsExactly("2026-11-02T10:05:00Z");

    room.finishAll();
    node.queueDue();
    room.clock.set("2026-11-02T10:15:00Z");
    node.queueDue();
    assertThat(slots()).containsExactly("2026-11-02T10:05:00Z", "2026-11-02T10:15:00Z");
  }

  @Test
  void aTimeThatComesWhileSomebodyElsesRunWaitsIsServedByThatRun() {
    BackupJob job = room.store("job-1", NIGHTLY);
    DueJobs node = node();
    room.clock.set("2026-11-03T01:59:00Z");
    room.queue().backup(job, Trigger.MANUAL, "ann");
    room.clock.set("2026-11-03T02:00:00Z");
    node.queueDue();
    room.finishAll();
    node.queueDue();
    assertThat(room.executions()).hasSize(1);
    assertThat(slots()).isEmpty();
  }

  @Test
  void aTimeThatComesWhileTheJobRunsWaitsForItsTurn() {
    BackupJob job = room.store("job-1", NIGHTLY);
    DueJobs node = node();
    String running = room.queue().backup(job, Trigger.MANUAL, "ann").executionId();
    Instant now = room.clock.instant();
    database.transaction(
        () ->
            database
                .executions()
                .lock(running)
                .orElseThrow()
                .claim("node", now.plusSeconds(20), now));
    room.clock.set("2026-11-03T02:00:00Z");
    node.queueDue();
    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
  }

  @Test
  void aRestartRepeatsNothing() {
    room.store("job-1", NIGHTLY);
    node();
    room.clock.set("2026-11-03T02:00:00Z");
    node().queueDue();
    room.finishAll();
    room.clock.set("2026-11-03T02:00:01Z");
    node().queueDue();
    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
  }

  @Test
  void aDeletedJobHasNoTimes() {
    room.store("job-1", NIGHTLY);
    DueJobs node = node();
    assertThat(node.queueDue()).isPresent();
    database.transaction(() -> database.jobs().remove(database.jobs().find("job-1").orElseThrow()));
    room.clock.set("2026-11-03T02:00:00Z");
    assertThat(node.queueDue()).isEmpty();
    assertThat(slots()).isEmpty();
  }

  @Test
  void aTimeInTheRepeatedHourRunsOnceThoughTheServerIsRestartedInIt() {
    // In the night to 25 October 2026 Berlin has the hour from 02:00 to 03:00 twice.
    room.clock.set("2026-10-24T20:00:00Z");
    room.with("dbackup.timezone", "Europe/Berlin").store("job-1", "30 2 * * *");
    walk("2026-10-24T23:55:00Z", 180);
    assertThat(slots()).containsExactly("2026-10-25T00:30:00Z");
  }

  @Test
  void aTimeInTheHourThatIsLeftOutRunsAtTheFirstMomentAfterIt() {
    // In the night to 29 March 2026 Berlin's clocks go from 02:00 to 03:00.
    room.clock.set("2026-03-28T20:00:00Z");
    room.with("dbackup.timezone", "Europe/Berlin").store("job-1", "30 2 * * *");
    walk("2026-03-29T00:30:00Z", 120);
    assertThat(slots()).containsExactly("2026-03-29T01:00:00Z");
  }

  /** Minute by minute, with a node that runs all the time and one that has just been started. */
  private void walk(String from, int minutes) {
    DueJobs node = node();
    room.clock.set(from);
    for (int minute = 0; minute < minutes; minute++) {
      node.queueDue();
      node().queueDue();
      room.finishAll();
      room.clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void aClockThatJumpsBackRepeatsNothing() {
    room.store("job-1", "*/5 * * * *");
    DueJobs node = node();
    room.clock.set("2026-11-02T11:00:00Z");
    node.queueDue();
    room.finishAll();

    room.clock.set("2026-11-02T10:00:00Z");
    for (int minute = 0; minute <= 65; minute++) {
      node.queueDue();
      node().queueDue();
      room.finishAll();
      room.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(slots()).containsExactly("2026-11-02T11:00:00Z", "2026-11-02T11:05:00Z");
  }

  @Test
  void aClockThatJumpsForwardRunsTheLatestTimeOnly() {
    room.store("job-1", NIGHTLY);
    DueJobs node = node();
    node.queueDue();

    room.clock.set("2026-11-06T00:00:00Z");
    node.queueDue();

    assertThat(slots()).containsExactly("2026-11-05T02:00:00Z");
  }

  @Test
  void oneUnreadableScheduleKeepsNoOtherJobFromItsTurn() {
    room.store("job-1", "not a schedule");
    room.store("job-2", NIGHTLY);
    DueJobs node = node();
    room.clock.set("2026-11-03T02:00:00Z");

    assertThat(node.queueDue()).contains(Instant.parse("2026-11-04T02:00:00Z"));
    assertThat(room.executions()).hasSize(1);
    assertThat(room.executions().get(0).jobId()).contains("job-2");
  }

  /** Each has a schedule of its own, and none is known before. */
  @Test
  void tenThousandSchedulesShouldTakeLessThanTwoSeconds() {
    database.transaction(
        () -> {
          for (int i = 0; i < 10_000; i++) {
            database.jobs().add(job(i));
          }
        });
    DueJobs node = node();

    Duration first = processorTime(node::queueDue);
    Duration next = processorTime(node::queueDue);

    assertThat(first).isLessThan(Duration.ofSeconds(2));
    assertThat(next).isLessThan(first.dividedBy(3));
  }

  /** Time of this thread on a processor, which other programs on the machine do not prolong. */
  private static Duration processorTime(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
  }

  private BackupJob job(int number) {
    return new BackupJob(
        "job-" + number,
        "Job " + number,
        number % 60 + " " + number / 60 % 24 + " * " + (number / 1440 + 1) + "-12 *",
        JobRoom.SOURCE,
        List.of(new JobDestination(JobRoom.DISK, 0, null)),
        room.clock.instant());
  }

  @Test
  void aMisspeltSettingStopsTheStart() {
    room.with("dbackup.schedule.catch-up", "sometimes");

    assertThatThrownBy(this::node).hasMessageContaining("dbackup.schedule.catch-up");
  }

  private DueJobs node() {
    return Nodes.of(room);
  }

  private void change(String jobId, String schedule) {
    database.transaction(
        () -> {
          BackupJob job = database.jobs().find(jobId).orElseThrow();
          job.schedule(schedule);
          job.touched(room.clock.instant());
        });
  }

  private List<String> slots() {
    return room.executions().stream()
        .flatMap(execution -> execution.slot().stream())
        .map(Instant::toString)
        .sorted()
        .toList();
  }
}
