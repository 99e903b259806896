package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.Edition;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00.123Z");
  private static final Instant SECOND = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "*", " * "})
  void anyStateShouldBeMeantWithoutATag(String header) {
    assertThat(IfMatch.edition(header)).isEqualTo(Edition.ANY);
  }

  @Test
  void tagsShouldBeTimesOfChanges() {
    assertThat(IfMatch.edition("\"2026-03-01T10:00:00.123Z\""))
        .isEqualTo(Edition.of(Set.of(FIRST)));
    assertThat(IfMatch.edition("\"2026-03-01T10:00:00.123Z\" , \"2026-03-02T10:00:00.000Z\""))
        .isEqualTo(Edition.of(Set.of(FIRST, SECOND)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc\"", "abc", "W/\"2026-03-01T10:00:00.123Z\"", "\"", "\"*\""})
  void whatIsNoTagOfOursShouldMatchNothingAndNotEverything(String header) {
    assertThat(IfMatch.edition(header)).isEqualTo(Edition.of(Set.of()));
  }
}
