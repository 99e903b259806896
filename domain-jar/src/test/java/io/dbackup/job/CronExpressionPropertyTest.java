package io.dbackup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares with a slow oracle that looks at one minute after the other. */
class CronExpressionPropertyTest {
  private static final int CASES = 1000;
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int HORIZON_MINUTES = 60 * 24 * 70;

  /** A field as text and the values it stands for. */
  private record Field(String text, Set<Integer> values, boolean any) {
    boolean matches(int value) {
      return any || values.contains(value);
    }
  }

  private record Schedule(Field minute, Field hour, Field day, Field month, Field weekday) {
    String text() {
      return String.join(" ", minute.text, hour.text, day.text, month.text, weekday.text);
    }

    boolean matches(LocalDateTime time) {
      boolean byDay = day.matches(time.getDayOfMonth());
      int sundayIsZero = time.getDayOfWeek().getValue() % 7;
      boolean byWeekday = weekday.matches(sundayIsZero);
      boolean dayMatches = day.any || weekday.any ? byDay && byWeekday : byDay || byWeekday;
      return dayMatches
          && minute.matches(time.getMinute())
          && hour.matches(time.getHour())
          && month.matches(time.getMonthValue());
    }
  }

  @Test
  void nextAndPreviousAgreeWithLookingAtEveryMinute() {
    Random random = new Random(20261101);
    for (int i = 0; i < CASES; i++) {
      Schedule schedule = randomSchedule(random);
      LocalDateTime from =
          START.plusMinutes(random.nextInt(60 * 24 * 365)).plusSeconds(random.nextInt(60));
      CronExpression cron = CronExpression.parse(schedule.text());

      Optional<LocalDateTime> next = local(cron.next(from.atZone(ZoneOffset.UTC)));
      assertInHorizon(schedule, from, next, searchForward(schedule, from), 1);
      Optional<LocalDateTime> previous = local(cron.previous(from.atZone(ZoneOffset.UTC)));
      assertInHorizon(schedule, from, previous, searchBackward(schedule, from), -1);
    }
  }

  @Test
  void everySlotIsFoundAgainFromBothSides() {
    Random random = new Random(42);
    for (String zone : Set.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
      for (int i = 0; i < 60; i++) {
        CronExpression cron = CronExpression.parse(randomSchedule(random).text());
        ZonedDateTime time =
            START.plusMinutes(random.nextInt(60 * 24 * 365)).atZone(ZoneId.of(zone));
        for (int step = 0; step < 40; step++) {
          ZonedDateTime slot = cron.next(time).orElseThrow();
          assertThat(slot).isAfter(time);
          assertThat(cron.previous(slot)).contains(slot);
          ZonedDateTime earlier = cron.previous(slot.minusNanos(1)).orElseThrow();
          assertThat(earlier).as("%s before %s", cron, slot).isBeforeOrEqualTo(time);
          time = slot;
        }
      }
    }
  }

  private static void assertInHorizon(
      Schedule schedule,
      LocalDateTime from,
      Optional<LocalDateTime> actual,
      Optional<LocalDateTime> expected,
      int direction) {
    Optional<LocalDateTime> near =
        actual
            .filter(time -> !time.isAfter(from.plusMinutes(HORIZON_MINUTES)) || direction < 0)
            .filter(time -> !time.isBefore(from.minusMinutes(HORIZON_MINUTES)));
    assertThat(near)
        .as("%s from %s towards %s", schedule.text(), from, direction)
        .isEqualTo(expected);
  }

  private static Optional<LocalDateTime> searchForward(Schedule schedule, LocalDateTime from) {
    LocalDateTime time = from.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    for (int i = 0; !time.isAfter(from.plusMinutes(HORIZON_MINUTES)); i++) {
      if (schedule.matches(time)) {
        return Optional.of(time);
      }
      time = time.plusMinutes(1);
    }
    return Optional.empty();
  }

  private static Optional<LocalDateTime> searchBackward(Schedule schedule, LocalDateTime from) {
    LocalDateTime time = from.truncatedTo(ChronoUnit.MINUTES);
    while (!time.isBefore(from.minusMinutes(HORIZON_MINUTES))) {
      if (schedule.matches(time)) {
        return Optional.of(time);
      }
      time = time.minusMinutes(1);
    }
    return Optional.empty();
  }

  private static Optional<LocalDateTime> local(Optional<ZonedDateTime> time) {
    return time.map(ZonedDateTime::toLocalDateTime);
  }

  private static Schedule randomSchedule(Random random) {
    return new Schedule(
        randomField(random, 0, 59, 0.1),
        randomField(random, 0, 23, 0.3),
        randomField(random, 1, 31, 0.5),
        randomField(random, 1, 12, 0.7),
        randomField(random, 0, 6, 0.5));
  }

  private static Field randomField(Random random, int min, int max, double any) {
    if (random.nextDouble() < any) {
      return new Field("*", Set.of(), true);
    }
    Set<Integer> values = new TreeSet<>();
    return switch (random.nextInt(4)) {
      case 0 -> {
        int value = min + random.nextInt(max - min + 1);
        yield new Field(String.valueOf(value), Set.of(value), false);
      }
      case 1 -> {
        int from = min + random.nextInt(max - min);
        int to = from + 1 + random.nextInt(max - from);
        int step = 1 + random.nextInt(4);
        for (int value = from; value <= to; value += step) {
          values.add(value);
        }
        yield new Field(from + "-" + to + (step == 1 ? "" : "/" + step), values, false);
      }
      case 2 -> {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
          values.add(min + random.nextInt(max - min + 1));
        }
        yield new Field(
            values.stream().map(String::valueOf).collect(Collectors.joining(",")), values, false);
      }
      default -> {
        int step = 2 + random.nextInt(Math.max(1, (max - min) / 2));
        for (int value = min; value <= max; value += step) {
          values.add(value);
        }
        yield new Field("*/" + step, values, false);
      }
    };
  }
}
