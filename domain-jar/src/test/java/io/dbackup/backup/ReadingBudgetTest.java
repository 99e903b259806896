package io.dbackup.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.ReadingBudget.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int HISTORIES = 300;

  private static Candidate written(String id, long size, Duration age) {
    return new Candidate(id, size, NOW.minus(age), Optional.empty());
  }

  private static Candidate read(String id, long size, Duration age) {
    Instant read = NOW.minus(age);
    return new Candidate(id, size, read.minus(DAY.multipliedBy(90)), Optional.of(read));
  }

  private static List<String> choose(int days, Candidate... all) {
    return new ReadingBudget(days).choose(List.of(all), NOW);
  }

  @Test
  void nothingShouldBeChosenWhereThereIsNothing() {
    assertThat(choose(30)).isEmpty();
  }

  @Test
  void aDaysShareShouldBeReadTheOldestReadingFirst() {
    assertThat(
            choose(
                2,
                written("a", 10, DAY.multipliedBy(5).dividedBy(6)),
                written("b", 10, DAY.multipliedBy(4).dividedBy(6)),
                written("c", 10, DAY.multipliedBy(4).dividedBy(6)),
                written("d", 10, DAY.multipliedBy(4).dividedBy(6))))
        .containsExactly("a", "b");
  }

  @Test
  void whatIsDueBeforeTheNextDayShouldBeReadWhateverItCosts() {
    assertThat(
            choose(
                30,
                read("a", 100, DAY.multipliedBy(40)),
                written("b", 100, DAY.multipliedBy(29)),
                read("c", 100, DAY.multipliedBy(29).minusMillis(1)),
                read("d", 100, DAY.multipliedBy(3))))
        .containsExactly("a", "b");
  }

  @Test
  void whatWasReadWithinHalfADayShouldBeLeftAlone() {
    assertThat(choose(1, read("a", 10, Duration.ofHours(12)), read("b", 10, Duration.ofHours(11))))
        .containsExactly("a");
  }

  @Test
  void anOnlyBackupShouldBeReadOnceInItsTimeAndNotDaily() {
    assertThat(choose(30, read("only", 10, DAY.multipliedBy(28)))).isEmpty();
    assertThat(choose(30, read("only", 10, DAY.multipliedBy(29)))).containsExactly("only");
  }

  @Test
  void readingsThatEndSomeTimeAfterTheyWereChosenShouldNotCostTheNextDay() {
    Candidate yesterday = read("b", 10, DAY.minus(Duration.ofHours(3)));
    assertThat(choose(2, written("a", 10, DAY.minus(Duration.ofHours(2))), yesterday))
        .containsExactly("a");
  }

  @Test
  void whatWasJustWrittenShouldBeReadWhenNothingElseIsToBeRead() {
    assertThat(choose(30, read("a", 10, Duration.ofDays(2)), written("b", 10, Duration.ZERO)))
        .isEmpty();
    assertThat(choose(30, written("b", 10, Duration.ZERO))).containsExactly("b");
  }

  @Test
  void whatWasWrittenShouldNotCountAsRead() {
    assertThat(choose(10, written("a", 10, DAY.multipliedBy(3)), written("b", 10, Duration.ZERO)))
        .containsExactly("a");
  }

  /** One that is chosen once a day and reads at once or some hours later. */
  private static final class Simulation {
    private final Random random;
    private final int days;
    private final List<Candidate> all = new ArrayList<>();
    private final Duration slowest;
    private Instant now = NOW;
    private int numbers;

    Simulation(long seed) {
      random = new Random(seed);
      days = 1 + random.nextInt(40);
      slowest = random.nextBoolean() ? Duration.ZERO : Duration.ofHours(10);
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        write(DAY.multipliedBy(random.nextInt(60)));
      }
    }

    private void write(Duration age) {
      long size = random.nextInt(5) == 0 ? 10_000 : 1 + random.nextInt(1000);
      all.add(new Candidate("b" + numbers++, size, now.minus(age), Optional.empty()));
      sort();
    }

    private void sort() {
      all.sort(Comparator.comparing(Candidate::last).thenComparing(Candidate::id));
    }

    private boolean isDue(Candidate candidate) {
      return !candidate.last().isAfter(now.minus(DAY.multipliedBy(days - 1L)));
    }

    private double share() {
      return all.stream().mapToDouble(Candidate::storedSize).sum() / days;
    }

    private long largest() {
      return all.stream().mapToLong(Candidate::storedSize).max().orElse(0);
    }

    /** What is chosen today; it is read some time later, and the day ends. */
    private List<Candidate> day() {
      Set<String> ids = new HashSet<>(new ReadingBudget(days).choose(List.copyOf(all), now));
      List<Candidate> chosen = all.stream().filter(each -> ids.contains(each.id())).toList();
      for (Candidate each : chosen) {
        Instant end = now.plusMillis((long) (slowest.toMillis() * random.nextDouble()));
        all.remove(each);
        all.add(new Candidate(each.id(), each.storedSize(), each.written(), Optional.of(end)));
      }
      sort();
      now = now.plus(DAY);
      return chosen;
    }
  }

  @Test
  void everyBackupShouldBeChosenBeforeItsTimeIsOver() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Simulation simulation = new Simulation(seed);
      Duration bound =
          simulation.days == 1 ? DAY.plus(DAY.dividedBy(2)) : DAY.multipliedBy(simulation.days);
      for (int day = 0; day < 150; day++) {
        if (simulation.random.nextBoolean()) {
          simulation.write(Duration.ofHours(simulation.random.nextInt(24)));
          simulation.all.remove(simulation.random.nextInt(simulation.all.size()));
        }
        Instant now = simulation.now;
        List<Candidate> chosen = simulation.day();
        if (day > 0) {
          for (Candidate each : chosen) {
            Duration age = Duration.between(each.last(), now);
            assertThat(age).as("seed %d", seed).isLessThan(bound);
            assertThat(each.read().filter(read -> read.isAfter(now.minus(DAY.dividedBy(2)))))
                .as("seed %d: read within half a day", seed)
                .isEmpty();
          }
          for (Candidate each : simulation.all) {
            assertThat(Duration.between(each.last(), now)).as("seed %d", seed).isLessThan(bound);
          }
        }
      }
    }
  }

  @Test
  void noMoreThanTheSharesAndOneBackupShouldBeReadWhileNothingIsDue() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Simulation simulation = new Simulation(seed);
      double due = 0;
      double readBefore = 0;
      for (int day = 0; day < 150; day++) {
        Instant now = simulation.now;
        List<Candidate> must = simulation.all.stream().filter(simulation::isDue).toList();
        List<Candidate> chosen = simulation.day();
        due += must.stream().mapToDouble(Candidate::storedSize).sum();
        readBefore += chosen.stream().mapToDouble(Candidate::storedSize).sum();
        assertThat(readBefore)
            .as("seed %d until %s", seed, now)
            .isLessThanOrEqualTo(due + (day + 1 + 0.5) * simulation.share() + simulation.largest());
      }
    }
  }

  @Test
  void equalBackupsReadAtTheSameTimeShouldSpreadOutEvenly() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.add(read("b" + (100 + i), 10, DAY));
    }
    Instant now = NOW;
    for (int day = 0; day < 100; day++) {
      List<String> chosen = new ReadingBudget(30).choose(all, now);
      assertThat(chosen).as("day %d", day).hasSizeBetween(1, 5);
      Instant end = now.plus(Duration.ofMinutes(5));
      all.replaceAll(
          each ->
              chosen.contains(each.id())
                  ? new Candidate(each.id(), 10, each.written(), Optional.of(end))
                  : each);
      all.sort(Comparator.comparing(Candidate::last).thenComparing(Candidate::id));
      now = now.plus(DAY);
    }
  }
}
