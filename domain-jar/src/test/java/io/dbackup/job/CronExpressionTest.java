package io.dbackup.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 * * *      | 2026-03-10T02:00Z | 2026-03-11T02:00Z",
        "0 2 * * *      | 2026-03-10T01:59:59.999Z | 2026-03-10T02:00Z",
        "*/15 * * * *   | 2026-03-10T10:07Z | 2026-03-10T10:15Z",
        "5-20/5 9 * * * | 2026-03-10T09:10Z | 2026-03-10T09:15Z",
        "0 3 * * MON-FRI| 2026-03-13T04:00Z | 2026-03-16T03:00Z",
        "0 3 * * sun    | 2026-03-09T00:00Z | 2026-03-15T03:00Z",
        "0 3 * * 7      | 2026-03-09T00:00Z | 2026-03-15T03:00Z",
        "0 3 * * 0      | 2026-03-09T00:00Z | 2026-03-15T03:00Z",
        "0 0 1 jan *    | 2026-03-09T00:00Z | 2027-01-01T00:00Z",
        "0 0 31 * *     | 2026-04-01T00:00Z | 2026-05-31T00:00Z",
        "0 0 29 2 *     | 2026-01-01T00:00Z | 2028-02-29T00:00Z",
        "0 0 13 * FRI   | 2026-11-01T00:00Z | 2026-11-06T00:00Z",
        "0 0 1,15 * *   | 2026-11-01T00:00Z | 2026-11-15T00:00Z",
        "  0   2  * * * | 2026-03-10T02:00Z | 2026-03-11T02:00Z",
      })
  void theNextTimeIsThatOfUnixCron(String cron, ZonedDateTime after, ZonedDateTime expected) {
    assertThat(next(cron, after.toInstant(), ZoneId.of("UTC"))).contains(expected.toInstant());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 2 * * *     | minute",
        "x 2 * * *      | minute",
        "0 24 * * *     | hour",
        "0 -1 * * *     | hour",
        "0 2 0 * *      | day of month",
        "0 2 32 * *     | day of month",
        "0 2 * 13 *     | month",
        "0 2 * FOO *    | month",
        "0 2 * * 8      | day of week",
        "0 2 * * MONDAZ | day of week",
        "0 2 L * *      | day of month",
        "0 2 ? * *      | day of month",
        "*/0 2 * * *    | minute",
        "5-1 2 * * *    | minute",
        "1,,2 2 * * *   | minute",
        "0 2 * * 1#2    | day of week",
      })
  void aWrongFieldIsNamed(String cron, String field) {
    assertThatThrownBy(() -> CronExpression.parse(cron))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageStartingWith("schedule: the " + field + " is wrong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "daily",
        "@daily",
        "* * * *",
        "0 0 2 * * *",
        "0 2 * * * 2026",
        "* * * * *; rm",
      })
  void anythingButFiveFieldsIsRefused(String cron) {
    assertThatThrownBy(() -> CronExpression.parse(cron))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("schedule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 feb *"})
  void aDayThatNeverComesIsRefused(String cron) {
    assertThatThrownBy(() -> CronExpression.parse(cron)).hasMessageContaining("never runs");
  }

  @Test
  void anExpressionThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> CronExpression.parse("0" + ",0".repeat(120) + " 2 * * *"))
        .hasMessageContaining("longer than 200");
  }

  @Test
  void aTimeInTheGapMovesToTheFirstMomentAfterIt() {
    // On 29 March 2026 Berlin's clocks go from 02:00 to 03:00.
    assertThat(slots("30 2 * * *", "2026-03-28T12:00Z", 3, BERLIN))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
  }

  @Test
  void severalTimesInTheGapRunOnce() {
    assertThat(slots("*/15 2 * * *", "2026-03-28T12:00Z", 3, BERLIN))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z", "2026-03-30T00:15:00Z");
  }

  @Test
  void aTimeInTheOverlapRunsOnceTheFirstTime() {
    // On 25 October 2026 Berlin's clocks go from 03:00 back to 02:00.
    assertThat(slots("30 2 * * *", "2026-10-24T12:00Z", 2, BERLIN))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(next("30 2 * * *", Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void everyHourKeepsItsIntervalOnBothDays() {
    assertThat(slots("15 * * * *", "2026-03-29T00:00Z", 3, BERLIN))
        .containsExactly("2026-03-29T00:15:00Z", "2026-03-29T01:15:00Z", "2026-03-29T02:15:00Z");
    assertThat(slots("15 * * * *", "2026-10-25T00:00Z", 4, BERLIN))
        .containsExactly(
            "2026-10-25T00:15:00Z",
            "2026-10-25T01:15:00Z",
            "2026-10-25T02:15:00Z",
            "2026-10-25T03:15:00Z");
  }

  @Test
  void everyQuarterHourKeepsItsIntervalWhereTheClockMovesByHalfAnHour() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    assertThat(slots("*/15 * * * *", "2026-04-04T14:20Z", 6, lordHowe))
        .containsExactly(
            "2026-04-04T14:30:00Z",
            "2026-04-04T14:45:00Z",
            "2026-04-04T15:00:00Z",
            "2026-04-04T15:15:00Z",
            "2026-04-04T15:30:00Z",
            "2026-04-04T15:45:00Z");
  }

  @Test
  void aWholeDayThatDoesNotExistRunsOnceAfterIt() {
    // Samoa left out 30 December 2011.
    assertThat(slots("0 12 30 12 *", "2011-12-01T00:00Z", 1, ZoneId.of("Pacific/Apia")))
        .containsExactly("2011-12-30T10:00:00Z");
  }

  @Test
  void thePreviousTimeIncludesTheMomentItself() {
    CronExpression cron = CronExpression.parse("0 2 * * *");
    ZonedDateTime slot = ZonedDateTime.parse("2026-03-10T02:00Z");
    assertThat(cron.previous(slot)).contains(slot);
    assertThat(cron.previous(slot.minusSeconds(1))).contains(slot.minusDays(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 2 * * *  | 2026-03-29T01:00Z | 2026-03-29T01:00Z",
        "30 2 * * *  | 2026-03-29T00:59Z | 2026-03-28T01:30Z",
        "50 2 * * *  | 2026-10-25T01:10Z | 2026-10-25T00:50Z",
        "50 2 * * *  | 2026-10-25T00:40Z | 2026-10-24T00:50Z",
        "50 * * * *  | 2026-10-25T01:10Z | 2026-10-25T00:50Z",
        "50 * * * *  | 2026-10-25T01:55Z | 2026-10-25T01:50Z",
        "0 0 29 2 *  | 2026-01-01T00:00Z | 2024-02-28T23:00Z",
      })
  void thePreviousTimeIsRightAroundTheChanges(
      String cron, ZonedDateTime until, ZonedDateTime expected) {
    assertThat(CronExpression.parse(cron).previous(until.withZoneSameInstant(BERLIN)))
        .map(ZonedDateTime::toInstant)
        .contains(expected.toInstant());
  }

  @Test
  void expressionsAreEqualWhenOnlyCaseAndBlanksDiffer() {
    assertThat(CronExpression.parse("0  2 * * mon"))
        .isEqualTo(CronExpression.parse("0 2 * * MON"))
        .hasToString("0 2 * * MON");
  }

  private static List<String> slots(String cron, String after, int count, ZoneId zone) {
    List<String> slots = new ArrayList<>();
    Instant time = ZonedDateTime.parse(after).toInstant();
    for (int i = 0; i < count; i++) {
      time = next(cron, time, zone).orElseThrow();
      slots.add(time.toString());
    }
    return slots;
  }

  private static Optional<Instant> next(String cron, Instant after, ZoneId zone) {
    return CronExpression.parse(cron).next(after.atZone(zone)).map(ZonedDateTime::toInstant);
  }
}
