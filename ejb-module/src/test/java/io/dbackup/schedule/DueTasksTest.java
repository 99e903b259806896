package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.HistoryPruning;
import io.dbackup.application.JobRoom;
import io.dbackup.application.SampleTask;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.task.SystemTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueTasksTest {
  private static final SystemTask NIGHTLY = new SampleTask("nightly", "0 2 * * *");

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
    // A task that nobody changed is due for the latest time there was, which no new instance waits
    // for here.
    room.clock.set("2026-11-02T02:00:00Z");
    node(NIGHTLY).queueDue();
    room.finishAll();
    room.clock.set("2026-11-02T10:00:00Z");
  }

  private DueTasks node(SystemTask... tasks) {
    return Nodes.of(room, tasks);
  }

  /** Those since the preparation. */
  private List<String> slots() {
    return room.runsOf("nightly").stream()
        .skip(1)
        .map(run -> run.slot().map(Instant::toString).orElse("at once"))
        .toList();
  }

  @Test
  void aTaskShouldBeQueuedOnceAtItsTime() {
    DueTasks node = node(NIGHTLY);
    room.clock.set("2026-11-03T01:59:59.999Z");
    node.queueDue();
    assertThat(slots()).isEmpty();

    room.clock.set("2026-11-03T02:00:00Z");
    node.queueDue();
    node.queueDue();
    room.finishAll();
    node.queueDue();

    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
    Execution run = room.runsOf("nightly").get(1);
    assertThat(run.type()).isEqualTo(ExecutionType.SYSTEM_TASK);
    assertThat(run.trigger()).isEqualTo(Trigger.SCHEDULER);
    assertThat(run.jobName()).contains("Label of nightly");
  }

  @Test
  void twoNodesShouldQueueATimeOnce() {
    DueTasks first = node(NIGHTLY);
    DueTasks second = node(NIGHTLY);
    room.clock.set("2026-11-03T02:00:00Z");
    first.queueDue();
    second.queueDue();
    room.finishAll();
    Nodes.of(room, NIGHTLY).queueDue();
    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
  }

  @Test
  void aTimeMissedWhileNoServerRanShouldRunOnceAfterwards() {
    room.clock.set("2026-11-06T09:30:00Z");
    DueTasks restarted = node(NIGHTLY);
    restarted.queueDue();
    room.finishAll();
    restarted.queueDue();
    assertThat(slots()).containsExactly("2026-11-06T02:00:00Z");
  }

  @Test
  void aTimeMissedLongAgoShouldBeForgotten() {
    SystemTask monthly = new SampleTask("monthly", "0 2 1 * *");
    room.clock.set("2026-12-08T02:00:01Z");
    node(monthly).queueDue();
    assertThat(room.runsOf("monthly")).isEmpty();
    room.clock.set("2027-01-08T02:00:00Z");
    node(monthly).queueDue();
    assertThat(room.runsOf("monthly")).hasSize(1);
  }

  @Test
  void aChangedScheduleShouldNotCatchUp() {
    room.clock.set("2026-11-03T09:30:00Z");
    room.change(NIGHTLY, Optional.of("0 9 * * *"), Optional.empty(), Optional.empty());
    DueTasks node = node(NIGHTLY);
    node.queueDue();
    assertThat(slots()).isEmpty();

    room.clock.set("2026-11-04T09:00:00Z");
    node.queueDue();
    assertThat(slots()).containsExactly("2026-11-04T09:00:00Z");
  }

  @Test
  void aTaskSwitchedOnShouldNotCatchUp() {
    room.change(NIGHTLY, Optional.empty(), Optional.empty(), Optional.of(false));
    DueTasks node = node(NIGHTLY);
    room.clock.set("2026-11-03T02:00:00Z");
    node.queueDue();
    assertThat(slots()).as("while it is off").isEmpty();

    room.clock.set("2026-11-03T09:00:00Z");
    room.change(NIGHTLY, Optional.empty(), Optional.empty(), Optional.of(true));
    node.queueDue();
    assertThat(slots()).isEmpty();
  }

  @Test
  void savingATaskAsItIsShouldNotTakeItsTimeAway() {
    room.change(NIGHTLY, Optional.of("0 2 * * *"), Optional.of(false), Optional.of(true));
    room.clock.set("2026-11-03T02:00:01Z");
    room.change(NIGHTLY, Optional.of("0 2 * * *"), Optional.of(true), Optional.of(true));
    node(NIGHTLY).queueDue();
    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
  }

  @Test
  void aTimeShouldNotRunAgainWhenItsHistoryIsForgotten() {
    room.clock.set("2026-11-03T02:00:00Z");
    node(NIGHTLY).queueDue();
    room.finishAll();
    room.clock.advance(Duration.ofMinutes(1));
    room.queue().systemTask("nightly", "Nightly", Trigger.MANUAL, null);
    room.finishAll();
    room.clock.set("2026-11-04T01:00:00Z");

    HistoryPruning pruning = new HistoryPruning(database.history());
    int removed =
        database.transaction(
            () -> {
              Set<String> keep = pruning.keep();
              return pruning.page(room.clock.instant(), true, keep, Optional.empty()).removed();
            });
    node(NIGHTLY).queueDue();

    assertThat(removed).isEqualTo(1);
    assertThat(room.runsOf("nightly")).hasSize(2).allMatch(run -> run.status().isFinal());
  }

  @Test
  void onlyWhatIsWantedAtTheStartShouldRunThen() {
    SystemTask eager = new SampleTask("eager", "0 2 * * *", true);
    SystemTask wanted = new SampleTask("wanted", "0 2 * * *");
    SystemTask unwanted = new SampleTask("unwanted", "0 2 * * *", true);
    SystemTask off = new SampleTask("off", "0 2 * * *", true);
    room.change(wanted, Optional.empty(), Optional.of(true), Optional.empty());
    room.change(unwanted, Optional.empty(), Optional.of(false), Optional.empty());
    room.change(off, Optional.empty(), Optional.empty(), Optional.of(false));

    node(eager, wanted, unwanted, off, NIGHTLY).queueStartup();

    for (String id : List.of("eager", "wanted")) {
      assertThat(room.runsOf(id))
          .as(id)
          .singleElement()
          .matches(run -> run.trigger() == Trigger.SYSTEM && run.slot().isEmpty());
    }
    assertThat(room.runsOf("unwanted")).isEmpty();
    assertThat(room.runsOf("off")).isEmpty();
    assertThat(slots()).isEmpty();
  }

  @Test
  void anHourThatIsLeftOutOrRepeatedShouldNotChangeThatItRunsOncePerNight() {
    room.with("dbackup.timezone", "Europe/Berlin");
    SystemTask atHalfPastTwo = new SampleTask("berlin", "30 2 * * *");
    for (String evening : List.of("2027-03-27T20:00:00Z", "2027-10-30T20:00:00Z")) {
      room.clock.set(evening);
      DueTasks node = node(atHalfPastTwo);
      node.queueDue();
      room.finishAll();
      int before = room.runsOf("berlin").size();
      for (int i = 0; i < 6 * 14; i++) {
        room.clock.advance(Duration.ofMinutes(10));
        node.queueDue();
        room.finishAll();
      }
      assertThat(room.runsOf("berlin")).as(evening).hasSize(before + 1);
    }
  }

  @Test
  void oneThatCannotBeQueuedShouldKeepNoOtherFromItsTurn() {
    SystemTask broken = new SampleTask("broken", "99 99 * * *");
    room.clock.set("2026-11-03T02:00:00Z");
    node(broken, NIGHTLY).queueDue();
    assertThat(slots()).containsExactly("2026-11-03T02:00:00Z");
  }
}
