package io.dbackup.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A random life of one job: its backups in no particular order, and the moment and the place at
 * which somebody looks at them. The same seed gives the same history.
 */
record RetentionHistory(
    RetentionPolicy policy, List<RetentionCandidate> candidates, Instant now, ZoneId zone) {
  private static final int MOST_BACKUPS = 40;
  private static final int MOST_OF_A_TIER = 5;
  private static final List<String> DATABASES = List.of("a", "b", "c");
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Pacific/Kiritimati"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Australia/Lord_Howe"));

  /** Usual distances of two backups: many in a day up to one in a year. */
  private static final List<Duration> PACES =
      List.of(
          Duration.ofMinutes(40),
          Duration.ofHours(7),
          Duration.ofDays(1),
          Duration.ofDays(5),
          Duration.ofDays(25),
          Duration.ofDays(250));

  static RetentionHistory random(long seed) {
    return new Source(new Random(seed * 0x9E3779B97F4A7C15L)).history();
  }

  private record Source(Random random) {
    RetentionHistory history() {
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      List<Instant> times = times(zone, random.nextInt(MOST_BACKUPS + 1));
      double strange = random.nextInt(4) * 0.1;
      int databases = 1 + random.nextInt(DATABASES.size());
      List<RetentionCandidate> candidates = new ArrayList<>();
      for (int i = 0; i < times.size(); i++) {
        candidates.add(
            new RetentionCandidate(
                String.format("%03d", i),
                times.get(i),
                subset(databases),
                chance(strange),
                chance(strange),
                chance(strange) ? Optional.of("a restore") : Optional.empty()));
      }
      Collections.shuffle(candidates, random);
      return new RetentionHistory(policy(), List.copyOf(candidates), now(times), zone);
    }

    private boolean chance(double probability) {
      return random.nextDouble() < probability;
    }

    private RetentionPolicy policy() {
      int kind = random.nextInt(10);
      if (kind == 0) {
        return RetentionPolicy.KEEP_ALL;
      }
      if (kind < 3) {
        return new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, count(), 0, 0, 0, 0);
      }
      RetentionPolicy policy =
          new RetentionPolicy(RetentionPolicy.Mode.SMART, 0, count(), count(), count(), count());
      boolean empty = policy.daily() + policy.weekly() + policy.monthly() + policy.yearly() == 0;
      return empty ? policy() : policy;
    }

    private int count() {
      return random.nextInt(MOST_OF_A_TIER + 1);
    }

    /** Seldom nothing, when every database failed. */
    private Set<String> subset(int databases) {
      Set<String> subset = new HashSet<>();
      for (String database : DATABASES.subList(0, databases)) {
        if (chance(0.6)) {
          subset.add(database);
        }
      }
      return subset;
    }

    /** Mostly shortly after the last backup, and sometimes exactly at or before some of them. */
    private Instant now(List<Instant> times) {
      if (times.isEmpty()) {
        return Instant.parse("2026-03-01T00:00:00Z");
      }
      return switch (random.nextInt(8)) {
        case 0 -> times.get(random.nextInt(times.size()));
        case 1 -> times.get(random.nextInt(times.size())).minusNanos(1);
        default -> times.get(times.size() - 1).plus(upTo(Duration.ofDays(2)));
      };
    }

    private List<Instant> times(ZoneId zone, int count) {
      List<Instant> times = new ArrayList<>();
      Duration pace = PACES.get(random.nextInt(PACES.size()));
      Instant clock = edge(zone, 2004 + random.nextInt(26));
      for (int i = 0; i < count; i++) {
        Instant time = clock;
        switch (random.nextInt(24)) {
          case 0, 1 -> time = times.isEmpty() ? clock : times.get(random.nextInt(times.size()));
          case 2 -> time = clock.minus(upTo(pace.multipliedBy(9)));
          case 3 -> time = clock.plus(upTo(pace.multipliedBy(9)));
          case 4 -> clock = clock.minus(upTo(pace.multipliedBy(9)));
          case 5, 6, 7 -> time = edge(zone, clock.atZone(zone).getYear());
          case 8 -> clock = edge(zone, clock.atZone(zone).getYear());
          case 9 -> pace = PACES.get(random.nextInt(PACES.size()));
          default -> clock = clock.plus(upTo(pace.multipliedBy(2)));
        }
        times.add(time);
      }
      return times;
    }

    /** At or around a moment at which a day, a week, a month or a year begins, or clocks change. */
    private Instant edge(ZoneId zone, int year) {
      Instant exact =
          switch (random.nextInt(6)) {
            case 0 -> midnight(LocalDate.of(year, 1, 1).plusDays(random.nextInt(15) - 7), zone);
            case 1 -> midnight(LocalDate.of(year, 1, 1), zone);
            case 2 -> midnight(LocalDate.of(year, 3, 1).minusDays(random.nextInt(3)), zone);
            case 3 -> midnight(LocalDate.of(year, 1 + random.nextInt(12), 1), zone);
            default -> clockChange(zone, year);
          };
      Instant near = exact.plus(upTo(Duration.ofHours(3))).minus(upTo(Duration.ofHours(3)));
      return switch (random.nextInt(4)) {
        case 0 -> exact;
        case 1 -> exact.minusNanos(1);
        default -> near;
      };
    }

    private Instant clockChange(ZoneId zone, int year) {
      Instant from = midnight(LocalDate.of(year, 1 + random.nextInt(12), 1), zone);
      ZoneOffsetTransition next = zone.getRules().nextTransition(from);
      return next == null ? midnight(LocalDate.of(year, 12, 31), zone) : next.getInstant();
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
      return day.atStartOfDay(zone).toInstant();
    }

    private Duration upTo(Duration most) {
      return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
  }
}
