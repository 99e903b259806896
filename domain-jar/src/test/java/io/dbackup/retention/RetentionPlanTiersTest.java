package io.dbackup.retention;

import static io.dbackup.retention.RetentionCandidates.allAt;
import static io.dbackup.retention.RetentionCandidates.at;
import static io.dbackup.retention.RetentionCandidates.kept;
import static io.dbackup.retention.RetentionCandidates.reason;
import static io.dbackup.retention.RetentionCandidates.smart;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days, weeks, months and years of SMART, with the oddities of calendars and clocks. */
class RetentionPlanTiersTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void threeYearsOfDailyBackupsShouldLeaveOneForEachPlace() {
    List<RetentionCandidate> history = new ArrayList<>();
    LocalDate last = LocalDate.of(2026, 7, 31);
    for (LocalDate day = last.minusYears(3); !day.isAfter(last); day = day.plusDays(1)) {
      history.add(nightly(day));
    }

    RetentionPlan plan = plan(smart(7, 4, 12, 2), history, "UTC");

    assertThat(kept(plan))
        .hasSize(25)
        // 7 days, up to a Friday; they reach into the week before.
        .startsWith(ids("2026-07-31", "2026-07-30", "2026-07-29", "2026-07-28"))
        .contains(ids("2026-07-27", "2026-07-26", "2026-07-25"))
        // 4 Sundays before the weeks of these.
        .contains(ids("2026-07-19", "2026-07-12", "2026-07-05", "2026-06-28"))
        // 12 months' ends. July and June have theirs already.
        .contains(ids("2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28"))
        .contains(ids("2026-01-31", "2025-12-31", "2025-11-30", "2025-10-31"))
        .contains(ids("2025-09-30", "2025-08-31", "2025-07-31", "2025-06-30"))
        // 2 years' ends. 2026 and 2025 have theirs already.
        .endsWith(ids("2024-12-31", "2023-12-31"));
    assertThat(reason(plan, ids("2026-07-25")[0])).contains("daily 7 of 7");
    assertThat(reason(plan, ids("2026-06-28")[0])).contains("weekly 4 of 4");
    assertThat(reason(plan, ids("2025-06-30")[0])).contains("monthly 12 of 12");
    assertThat(reason(plan, ids("2023-12-31")[0])).contains("yearly 2 of 2");
  }

  @Test
  void deletingEveryNightShouldKeepAtMostThePlacesAndOneBackupOfEveryMonth() {
    List<RetentionCandidate> stored = new ArrayList<>();
    LocalDate first = LocalDate.of(2023, 1, 1);
    for (LocalDate day = first; day.isBefore(first.plusYears(3)); day = day.plusDays(1)) {
      stored.add(nightly(day));
      List<String> gone = plan(smart(7, 4, 12, 2), stored, "UTC").deletions();
      stored.removeIf(candidate -> gone.contains(candidate.id()));

      assertThat(stored).as("after the night of %s", day).hasSizeLessThanOrEqualTo(25);
      assertThat(stored).as("after the night of %s", day).contains(nightly(day));
    }

    List<YearMonth> months =
        stored.stream().map(c -> YearMonth.parse(c.id().substring(0, 7))).distinct().toList();
    for (int ago = 0; ago < 12; ago++) {
      assertThat(months).contains(YearMonth.of(2025, 12).minusMonths(ago));
    }
    assertThat(months).extracting(YearMonth::getYear).contains(2023, 2024);
  }

  @Test
  void theNewestBackupOfADayShouldBeKept() {
    String morning = "2026-03-10T08:00:00Z";
    String evening = "2026-03-10T20:00:00Z";

    assertThat(kept(plan(smart(5, 0, 0, 0), allAt(evening, morning), "UTC")))
        .containsExactly(evening);
  }

  @Test
  void daysWithoutABackupShouldNotTakeAPlace() {
    String[] times = {"2026-03-10T02:00:00Z", "2026-02-01T02:00:00Z", "2024-07-01T02:00:00Z"};

    assertThat(kept(plan(smart(3, 0, 0, 0), allAt(times), "UTC"))).containsExactly(times);
    assertThat(kept(plan(smart(2, 0, 0, 0), allAt(times), "UTC")))
        .containsExactly(times[0], times[1]);
  }

  @Test
  void eachTierAloneShouldKeepTheNewestOfItsLastBuckets() {
    String[] times = {
      "2026-03-11T02:00:00Z", // a Wednesday
      "2026-03-10T02:00:00Z",
      "2026-03-03T02:00:00Z",
      "2026-02-20T02:00:00Z",
      "2025-02-20T02:00:00Z",
    };
    List<RetentionCandidate> history = allAt(times);

    assertThat(kept(plan(smart(2, 0, 0, 0), history, "UTC"))).containsExactly(times[0], times[1]);
    assertThat(kept(plan(smart(0, 2, 0, 0), history, "UTC"))).containsExactly(times[0], times[2]);
    assertThat(kept(plan(smart(0, 0, 2, 0), history, "UTC"))).containsExactly(times[0], times[3]);
    assertThat(kept(plan(smart(0, 0, 0, 2), history, "UTC"))).containsExactly(times[0], times[4]);
  }

  @Test
  void aTierShouldSkipWhatAnyEarlierOneCovers() {
    String[] times = {
      "2026-03-11T02:00:00Z", // the day
      "2026-03-10T02:00:00Z", // of the same week
      "2026-03-08T02:00:00Z", // the week
      "2026-03-01T02:00:00Z", // of the same month
      "2026-02-27T02:00:00Z", // the month
      "2026-01-02T02:00:00Z", // of the same year
      "2025-05-05T02:00:00Z", // the year
    };

    assertThat(kept(plan(smart(1, 1, 1, 1), allAt(times), "UTC")))
        .containsExactly(times[0], times[2], times[4], times[6]);
  }

  @Test
  void theLastDaysOfAYearShouldShareTheirWeekWithTheFirstOfTheNext() {
    // Thursday and Friday of 2026-W53.
    assertThat(keptBy(smart(0, 5, 0, 0), "2027-01-01T02:00:00Z", "2026-12-31T02:00:00Z"))
        .containsExactly("2027-01-01T02:00:00Z");
    // Monday and Thursday of 2025-W01.
    assertThat(keptBy(smart(0, 5, 0, 0), "2025-01-02T02:00:00Z", "2024-12-30T02:00:00Z"))
        .containsExactly("2025-01-02T02:00:00Z");
  }

  @Test
  void weeksOfOneNumberInOneCalendarYearShouldDiffer() {
    // 2024-W01 and 2025-W01.
    String[] inOneYear = {"2024-12-30T02:00:00Z", "2024-01-02T02:00:00Z"};
    // 2026-W53 and 2020-W53, both in the January of another year.
    String[] longWeeks = {"2027-01-03T02:00:00Z", "2021-01-03T02:00:00Z"};

    assertThat(keptBy(smart(0, 5, 0, 0), inOneYear)).containsExactly(inOneYear);
    assertThat(keptBy(smart(0, 5, 0, 0), longWeeks)).containsExactly(longWeeks);
  }

  @Test
  void aWeekShouldBeginOnMonday() {
    String monday = "2026-03-09T00:00:00Z";
    String sunday = "2026-03-08T23:59:59.999999999Z";
    String mondayBefore = "2026-03-02T00:00:00Z";

    assertThat(keptBy(smart(0, 5, 0, 0), monday, sunday, mondayBefore))
        .containsExactly(monday, sunday);
  }

  @Test
  void theLeapDayShouldBeADayOfItsOwnInFebruary() {
    String[] times = {"2024-03-01T02:00:00Z", "2024-02-29T02:00:00Z", "2024-02-28T02:00:00Z"};

    assertThat(keptBy(smart(3, 0, 0, 0), times)).containsExactly(times);
    assertThat(keptBy(smart(0, 0, 3, 0), times)).containsExactly(times[0], times[1]);
    assertThat(keptBy(smart(0, 0, 0, 3), "2025-02-28T02:00:00Z", "2024-02-29T02:00:00Z"))
        .hasSize(2);
  }

  @Test
  void theHourThatComesTwiceShouldBeOfOneDay() {
    String summer = "2026-10-25T00:30:00Z"; // 02:30+02:00
    String winter = "2026-10-25T01:30:00Z"; // 02:30+01:00

    RetentionPlan plan = plan(smart(5, 5, 5, 5), allAt(summer, winter), "Europe/Berlin");

    assertThat(kept(plan)).containsExactly(winter);
  }

  @Test
  void aDayOfTwentyFiveHoursShouldBeOneDay() {
    String before = "2026-10-24T21:59:59Z"; // 23:59:59 the day before
    String midnight = "2026-10-24T22:00:00Z";
    String last = "2026-10-25T22:59:59Z"; // 23:59:59
    String after = "2026-10-25T23:00:00Z"; // midnight

    RetentionPlan plan =
        plan(smart(9, 0, 0, 0), allAt(before, midnight, last, after), "Europe/Berlin");

    assertThat(plan.deletions()).containsExactly(midnight);
  }

  @Test
  void aDayOfTwentyThreeHoursShouldEndAfterThem() {
    String before = "2026-03-28T22:59:59Z"; // 23:59:59 the day before
    String midnight = "2026-03-28T23:00:00Z";
    String last = "2026-03-29T21:59:59Z"; // 23:59:59
    String after = "2026-03-29T22:00:00Z"; // midnight

    RetentionPlan plan =
        plan(smart(9, 0, 0, 0), allAt(before, midnight, last, after), "Europe/Berlin");

    assertThat(plan.deletions()).containsExactly(midnight);
  }

  @Test
  void daysShouldBeginAtMidnightOfTheConfiguredZone() {
    String one = "2026-03-01T09:30:00Z"; // 23:30 on Kiritimati
    String two = "2026-03-01T10:30:00Z"; // 00:30 of the next day
    String three = "2026-03-02T09:30:00Z"; // 23:30 of that day
    List<RetentionCandidate> history = allAt(one, two, three);

    assertThat(kept(plan(smart(9, 0, 0, 0), history, "UTC"))).containsExactly(three, two);
    assertThat(kept(plan(smart(9, 0, 0, 0), history, "Pacific/Kiritimati")))
        .containsExactly(three, one);
  }

  @Test
  void weeksMonthsAndYearsShouldBeginInTheConfiguredZone() {
    // Friday the 1st of January 2027 on Kiritimati, still 2026 in UTC.
    String newYear = "2026-12-31T10:30:00Z";
    String oldYear = "2026-12-31T09:30:00Z";
    // Monday, and still Sunday.
    String monday = "2026-03-08T10:30:00Z";
    String sunday = "2026-03-08T09:30:00Z";

    for (RetentionPolicy policy : List.of(smart(0, 0, 9, 0), smart(0, 0, 0, 9))) {
      List<RetentionCandidate> years = allAt(oldYear, newYear);
      assertThat(kept(plan(policy, years, "Pacific/Kiritimati"))).hasSize(2);
      assertThat(kept(plan(policy, years, "UTC"))).containsExactly(newYear);
    }
    List<RetentionCandidate> weeks = allAt(sunday, monday);
    assertThat(kept(plan(smart(0, 9, 0, 0), weeks, "Pacific/Kiritimati"))).hasSize(2);
    assertThat(kept(plan(smart(0, 9, 0, 0), weeks, "UTC"))).containsExactly(monday);
  }

  @Test
  void aDayThatAZoneLeftOutShouldNotTakeAPlace() {
    String thursday = "2011-12-30T09:59:59Z"; // 23:59:59 of the 29th in Samoa
    String saturday = "2011-12-30T10:00:00Z"; // midnight of the 31st
    List<RetentionCandidate> history = allAt(thursday, saturday);

    assertThat(kept(plan(smart(2, 0, 0, 0), history, "Pacific/Apia"))).hasSize(2);
    assertThat(kept(plan(smart(0, 2, 0, 0), history, "Pacific/Apia"))).containsExactly(saturday);
  }

  private static RetentionCandidate nightly(LocalDate day) {
    return at(day + "T02:00:00Z", "a");
  }

  private static String[] ids(String... days) {
    String[] ids = new String[days.length];
    for (int i = 0; i < days.length; i++) {
      ids[i] = days[i] + "T02:00:00Z";
    }
    return ids;
  }

  private static List<String> keptBy(RetentionPolicy policy, String... times) {
    return kept(plan(policy, allAt(times), "UTC"));
  }

  private static RetentionPlan plan(
      RetentionPolicy policy, List<RetentionCandidate> candidates, String zone) {
    return RetentionPlan.of(policy, candidates, NOW, ZoneId.of(zone));
  }
}
