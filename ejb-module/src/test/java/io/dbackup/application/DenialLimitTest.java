package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DenialLimitTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final DenialLimit limit = new DenialLimit();

  @Test
  void theSameAgainWithinAMinuteShouldBeCountedAndNotRecorded() {
    assertThat(limit.admit("a", NOW)).hasValue(0);
    for (int i = 0; i < 59; i++) {
      assertThat(limit.admit("a", NOW.plusSeconds(i))).isEmpty();
    }
    assertThat(limit.admit("a", NOW.plusSeconds(60))).hasValue(59);
    assertThat(limit.admit("a", NOW.plusSeconds(119))).isEmpty();
    assertThat(limit.admit("a", NOW.plusSeconds(500))).hasValue(1);
  }

  @Test
  void othersShouldBeRecorded() {
    assertThat(limit.admit("a", NOW)).hasValue(0);
    assertThat(limit.admit("b", NOW)).hasValue(0);
  }

  @Test
  void ofTooManyKindsTheOldestShouldBeForgotten() {
    limit.admit("a", NOW);
    for (int i = 0; i < 9_999; i++) {
      limit.admit("other " + i, NOW);
    }
    assertThat(limit.admit("a", NOW)).isEmpty();
    for (int i = 0; i < 10_000; i++) {
      limit.admit("yet another " + i, NOW);
    }
    assertThat(limit.admit("a", NOW)).hasValue(0);
  }
}
