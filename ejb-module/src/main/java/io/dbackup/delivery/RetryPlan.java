package io.dbackup.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a failed attempt to send is followed by another one. */
final class RetryPlan {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  /** Nobody who asks for more patience than this is believed. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private RetryPlan() {}

  /**
   * How long to wait after an attempt; empty when it was the last one.
   *
   * @param attempt which one failed, from 1
   * @param attempts how many there are in all
   * @param asked how long the other side asks to wait at least
   * @param random from 0 to 1; spreads the attempts of many by a fifth to either side, so that they
   *     do not come all at once
   */
  static Optional<Duration> waitAfter(
      int attempt, int attempts, Optional<Duration> asked, double random) {
    if (attempt >= attempts) {
      return Optional.empty();
    }
    Duration planned = WAITS.get(Math.min(attempt, WAITS.size()) - 1);
    Duration spread = Duration.ofMillis(Math.round(planned.toMillis() * (0.8 + 0.4 * random)));
    Duration least = asked.map(RetryPlan::bounded).orElse(Duration.ZERO);
    return Optional.of(spread.compareTo(least) >= 0 ? spread : least);
  }

  /** A waiting time that was asked for, as far as it is followed. */
  static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }
}
