package io.dbackup.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static List<String> ids(int count, Clock clock) {
    return Stream.generate(() -> TimeOrderedId.next(clock)).limit(count).toList();
  }

  @Test
  void idsOfOneMillisecondShouldSortInTheOrderTheyWereMade() {
    assertThat(ids(100_000, at(NOW))).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anIdOfALaterMillisecondShouldSortAfterAllBefore() {
    List<String> before = ids(10_000, at(NOW));
    assertThat(TimeOrderedId.next(at(NOW.plusMillis(1))))
        .isGreaterThan(before.get(before.size() - 1));
  }

  @Test
  void aClockSetBackShouldMakeIdsOfItsOwnTime() {
    String late = TimeOrderedId.next(at(NOW));
    String early = TimeOrderedId.next(at(NOW.minus(Duration.ofHours(1))));
    assertThat(early).isLessThan(late);
    assertThat(TimeOrderedId.next(at(NOW))).isNotEqualTo(late);
  }

  @Test
  void anIdShouldHave26CharactersThatAreSafeInAnAddress() {
    assertThat(ids(1_000, Clock.systemUTC()))
        .allSatisfy(id -> assertThat(id).matches("[0-9a-hjkmnp-tv-z]{26}"));
  }

  @Test
  void theFirstTenCharactersShouldBeTheTime() {
    assertThat(TimeOrderedId.next(at(Instant.ofEpochMilli(33)))).startsWith("0000000011");
  }

  @Test
  void whatFollowsAnIdShouldNotBeGuessable() {
    List<String> ids = ids(1_000, at(NOW));
    long steps =
        IntStream.range(1, ids.size())
            .mapToLong(i -> tail(ids.get(i)) - tail(ids.get(i - 1)))
            .distinct()
            .count();
    assertThat(steps).as("different distances between neighbours").isGreaterThan(990);
  }

  /** The last 40 bits. */
  private static long tail(String id) {
    long value = 0;
    for (char c : id.substring(18).toCharArray()) {
      value = value * 32 + "0123456789abcdefghjkmnpqrstvwxyz".indexOf(c);
    }
    return value;
  }
}
