package io.dbackup.rest.model;

import io.dbackup.adapter.HealthCheck;
import io.dbackup.adapter.HealthStatistics;
import io.dbackup.application.HealthHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks of an adapter, newest first, and the figures over them. */
public record HealthHistoryAnswer(List<Check> history, Stats stats) {

  public record Check(
      String id, String status, long latencyMs, Instant createdAt, Optional<String> error) {
    static Check of(HealthCheck check) {
      return new Check(
          check.id(),
          check.health().apiName(),
          check.latencyMillis(),
          check.createdAt(),
          check.error());
    }
  }

  /**
   * @param uptime percent; null without checks
   * @param avgLatency milliseconds; null without checks
   */
  public record Stats(BigDecimal uptime, Long avgLatency, int totalChecks) {
    static Stats of(HealthStatistics statistics) {
      return new Stats(
          statistics.uptime().isPresent()
              ? BigDecimal.valueOf(statistics.uptime().getAsDouble())
              : null,
          statistics.averageLatency().isPresent() ? statistics.averageLatency().getAsLong() : null,
          statistics.totalChecks());
    }
  }

  public static HealthHistoryAnswer of(HealthHistory history) {
    return new HealthHistoryAnswer(
        history.checks().stream().map(Check::of).toList(), Stats.of(history.statistics()));
  }
}
