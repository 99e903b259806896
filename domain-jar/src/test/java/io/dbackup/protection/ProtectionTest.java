package io.dbackup.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.job.CronExpression;
import io.dbackup.job.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
  private static final Duration GRACE = Duration.ofMinutes(60);
  private static final String NIGHTLY = "0 2 * * *";

  @ParameterizedTest(name = "{0}: success {2}, last {3}, at {4}: {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // 0 2 * * *: twenty-four hours and the grace after the last good end, to the second
        "nightly | 0 2 * * * | 2026-03-10T02:10:00Z | SUCCESS | 2026-03-10T09:00:00Z | OK",
        "slot just came | 0 2 * * * | 2026-03-10T02:10:00Z | SUCCESS | 2026-03-11T02:00:00Z | DUE",
        "within grace | 0 2 * * * | 2026-03-10T02:10:00Z | SUCCESS | 2026-03-11T03:10:00Z | DUE",
        "grace is over | 0 2 * * * | 2026-03-10T02:10:00Z | SUCCESS | 2026-03-11T03:10:01Z | OVERDUE",
        "dead for a year | 0 2 * * * | 2025-03-10T02:10:00Z | SUCCESS | 2026-03-11T03:10:01Z | OVERDUE",
        // what failed after a success is told before it is overdue, and is overdue later
        "failed once | 0 2 * * * | 2026-03-10T02:10:00Z | FAILED | 2026-03-11T02:20:00Z | FAILING",
        "left out | 0 2 * * * | 2026-03-10T02:10:00Z | PARTIAL | 2026-03-11T02:20:00Z | FAILING",
        "failed long | 0 2 * * * | 2026-03-10T02:10:00Z | FAILED | 2026-03-12T02:20:00Z | OVERDUE",
        // never
        "never ran | 0 2 * * * | - | - | 2026-03-10T09:00:00Z | NEVER",
        "never but failed | 0 2 * * * | - | FAILED | 2026-03-10T09:00:00Z | NEVER",
        // a run by hand counts like any other, and the next slot is due all the same
        "by hand at noon | 0 2 * * * | 2026-03-10T12:00:00Z | SUCCESS | 2026-03-11T02:30:00Z | DUE",
        // every ten minutes
        "often | */10 * * * * | 2026-03-10T11:41:00Z | SUCCESS | 2026-03-10T12:45:00Z | DUE",
        "often, too late | */10 * * * * | 2026-03-10T11:41:00Z | SUCCESS | 2026-03-10T12:51:01Z | OVERDUE",
        // working days: the weekend is no gap, Tuesday is
        "weekend | 0 2 * * 1-5 | 2026-03-13T02:10:00Z | SUCCESS | 2026-03-15T23:00:00Z | OK",
        "monday in time | 0 2 * * 1-5 | 2026-03-13T02:10:00Z | SUCCESS | 2026-03-16T02:50:00Z | DUE",
        "monday missed | 0 2 * * 1-5 | 2026-03-13T02:10:00Z | SUCCESS | 2026-03-16T03:10:01Z | OVERDUE",
        "tuesday missed | 0 2 * * 1-5 | 2026-03-16T02:10:00Z | SUCCESS | 2026-03-17T03:10:01Z | OVERDUE",
        // once in four years
        "leap day | 0 0 29 2 * | 2024-02-29T00:10:00Z | SUCCESS | 2028-02-28T23:00:00Z | OK",
      })
  void theStateShouldFollowFromTimesAlone(
      String what,
      String schedule,
      Instant success,
      ExecutionStatus last,
      Instant now,
      ProtectionState expected) {
    Protection protection =
        at(now, schedule, "UTC", facts(Instant.parse("2020-01-01T00:00:00Z"), success, last));

    assertThat(protection.state()).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "Berlin, {0}, at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Forward on 29 March: Sunday's 02:30 is 03:00 (+2), 23.5 hours after Saturday's.
        "spring | 2026-03-28T01:35:00Z | 2026-03-29T02:05:00Z | DUE",
        "spring late | 2026-03-28T01:35:00Z | 2026-03-29T02:05:01Z | OVERDUE",
        // Back on 25 October: 25 hours from Sunday's 02:30 (+2) to Monday's (+1).
        "autumn | 2026-10-25T00:35:00Z | 2026-10-26T02:34:00Z | DUE",
        "autumn late | 2026-10-25T00:35:00Z | 2026-10-26T02:35:01Z | OVERDUE",
      })
  void aChangeOfTheClocksShouldNeitherHideNorRaiseAnAlarm(
      String what, Instant success, Instant now, ProtectionState expected) {
    Protection protection =
        at(
            now,
            "30 2 * * *",
            "Europe/Berlin",
            facts(Instant.parse("2020-01-01T00:00:00Z"), success, ExecutionStatus.SUCCESS));

    assertThat(protection.state()).as(what).isEqualTo(expected);
  }

  @Test
  void aDisabledJobShouldNeverBeOverdue() {
    Protection protection =
        at(
            Instant.parse("2026-03-10T09:00:00Z"),
            NIGHTLY,
            "UTC",
            new Protection.Facts(
                false,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of(ExecutionStatus.FAILED)));

    assertThat(protection).isEqualTo(new Protection(ProtectionState.DISABLED, false));
  }

  @Test
  void aNewJobShouldHaveOneIntervalBeforeItIsOverdue() {
    Instant created = Instant.parse("2026-03-10T10:00:00Z");

    assertThat(
            at(Instant.parse("2026-03-11T11:00:00Z"), NIGHTLY, "UTC", facts(created, null, null)))
        .isEqualTo(new Protection(ProtectionState.NEVER, false));
    assertThat(
            at(Instant.parse("2026-03-11T11:00:01Z"), NIGHTLY, "UTC", facts(created, null, null)))
        .isEqualTo(new Protection(ProtectionState.NEVER, true));
  }

  @Test
  void aScheduleThatBecameTighterShouldGetATurnBeforeItsJobIsOverdue() {
    Instant success = Instant.parse("2026-03-08T02:10:00Z");
    Instant changed = Instant.parse("2026-03-10T10:20:00Z");
    Protection.Facts job = facts(changed, success, ExecutionStatus.SUCCESS);

    assertThat(at(Instant.parse("2026-03-10T10:30:00Z"), "0 * * * *", "UTC", job).state())
        .isEqualTo(ProtectionState.OK);
    assertThat(at(Instant.parse("2026-03-10T11:30:00Z"), "0 * * * *", "UTC", job).state())
        .isEqualTo(ProtectionState.DUE);
    assertThat(at(Instant.parse("2026-03-10T12:20:01Z"), "0 * * * *", "UTC", job).state())
        .isEqualTo(ProtectionState.OVERDUE);
  }

  @Test
  void aScheduleThatNeverRunsShouldBeOverdueAtOnce() {
    Instant now = Instant.parse("2026-03-10T10:00:00Z");

    assertThat(Protection.of(facts(now, now, null), Optional.empty(), GRACE, now))
        .isEqualTo(new Protection(ProtectionState.OVERDUE, true));
  }

  @Test
  void theWorstShouldComeFirst() {
    Protection neverAndLate = new Protection(ProtectionState.NEVER, true);
    Protection overdue = new Protection(ProtectionState.OVERDUE, true);
    Protection failing = new Protection(ProtectionState.FAILING, false);
    Protection never = new Protection(ProtectionState.NEVER, false);
    Protection due = new Protection(ProtectionState.DUE, false);
    Protection fine = new Protection(ProtectionState.OK, false);
    Protection disabled = new Protection(ProtectionState.DISABLED, false);

    assertThat(new Protection[] {neverAndLate, overdue, failing, never, due, fine, disabled})
        .extracting(Protection::rank)
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void adviceShouldNameTheCause() {
    Protection overdue = new Protection(ProtectionState.OVERDUE, true);

    assertThat(overdue.advice(Optional.of(ExecutionStatus.FAILED)).orElseThrow())
        .contains("failed");
    assertThat(overdue.advice(Optional.of(ExecutionStatus.SUCCESS)).orElseThrow())
        .contains("none took place");
    assertThat(
            new Protection(ProtectionState.FAILING, false)
                .advice(Optional.of(ExecutionStatus.PARTIAL))
                .orElseThrow())
        .contains("left something out");
    assertThat(new Protection(ProtectionState.OK, false).advice(Optional.empty())).isEmpty();
  }

  private static Protection.Facts facts(Instant since, Instant success, ExecutionStatus last) {
    return new Protection.Facts(
        true, since, Optional.ofNullable(success), Optional.ofNullable(last));
  }

  private static Protection at(Instant now, String schedule, String zone, Protection.Facts job) {
    Optional<Rhythm> rhythm =
        Rhythm.of(CronExpression.parse(schedule), now.atZone(ZoneId.of(zone)));
    return Protection.of(job, rhythm, GRACE, now);
  }
}
