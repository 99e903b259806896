package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.config.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateBucketsTest {
  private final TestClock clock = new TestClock();
  private RateLimit limit = new RateLimit(5, Duration.ofMinutes(1));
  private final RateBuckets buckets = new RateBuckets(() -> limit, clock);

  @Test
  void theSixthOfFiveShouldWaitForTheNextPeriod() {
    for (int left = 4; left >= 0; left--) {
      assertThat(buckets.take("a")).isEqualTo(new Admission(true, 5, left, 60));
      clock.pass(Duration.ofMillis(1));
    }
    Admission refused = buckets.take("a");
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.resetSeconds()).isBetween(59L, 60L);
  }

  @Test
  void slowRequestsWithinOnePeriodShouldCountTogether() {
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take("a").admitted()).isTrue();
      clock.pass(Duration.ofSeconds(11));
    }
    Admission refused = buckets.take("a");
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.resetSeconds()).isEqualTo(5);
  }

  @Test
  void aNewPeriodShouldLetThemThroughAgain() {
    for (int i = 0; i < 6; i++) {
      buckets.take("a");
    }
    clock.pass(Duration.ofSeconds(60));
    assertThat(buckets.take("a")).isEqualTo(new Admission(true, 5, 4, 60));
  }

  @Test
  void keysShouldCountApart() {
    for (int i = 0; i < 6; i++) {
      buckets.take("a");
    }
    assertThat(buckets.take("b").admitted()).isTrue();
  }

  @Test
  void noLimitShouldNeverRefuse() {
    RateBuckets off = new RateBuckets(() -> RateLimit.OFF, clock);
    for (int i = 0; i < 1000; i++) {
      assertThat(off.take("a")).isEqualTo(Admission.UNLIMITED);
    }
  }

  @Test
  void ofTooManyKeysTheOneUnseenForLongestShouldBeForgotten() {
    RateBuckets small = new RateBuckets(() -> limit, clock, 2);
    small.take("a");
    small.take("b");
    small.take("a");
    small.take("c");
    assertThat(small.take("a").remaining()).isEqualTo(2);
    assertThat(small.take("b").remaining()).isEqualTo(4);
  }

  @Test
  void anotherLimitShouldHoldFromTheNextRequestOn() {
    for (int i = 0; i < 6; i++) {
      buckets.take("a");
    }
    limit = new RateLimit(2, Duration.ofMinutes(1));
    assertThat(buckets.take("a")).isEqualTo(new Admission(true, 2, 1, 60));
  }
}
