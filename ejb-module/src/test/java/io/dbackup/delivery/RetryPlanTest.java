package io.dbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
  private static Optional<Duration> after(int attempt, Duration asked, double random) {
    return RetryPlan.waitAfter(attempt, 7, Optional.ofNullable(asked), random);
  }

  @Test
  void waitsShouldGrowAndThenStay() {
    assertThat(after(1, null, 0.5)).contains(Duration.ofMinutes(1));
    assertThat(after(2, null, 0.5)).contains(Duration.ofMinutes(5));
    assertThat(after(3, null, 0.5)).contains(Duration.ofMinutes(30));
    assertThat(after(4, null, 0.5)).contains(Duration.ofHours(2));
    assertThat(after(6, null, 0.5)).contains(Duration.ofHours(2));
    assertThat(after(7, null, 0.5)).isEmpty();
    assertThat(RetryPlan.waitAfter(1, 1, Optional.empty(), 0.5)).isEmpty();
  }

  @Test
  void attemptsShouldBeSpreadByAFifth() {
    assertThat(after(2, null, 0)).contains(Duration.ofMinutes(4));
    assertThat(after(2, null, 1)).contains(Duration.ofMinutes(6));
  }

  @Test
  void aLongerWaitShouldBeGrantedUpToADay() {
    assertThat(after(1, Duration.ofSeconds(2), 0.5)).contains(Duration.ofMinutes(1));
    assertThat(after(1, Duration.ofMinutes(20), 0.5)).contains(Duration.ofMinutes(20));
    assertThat(after(1, Duration.ofDays(400), 0.5)).contains(Duration.ofHours(24));
  }
}
