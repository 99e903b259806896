package io.dbackup.adapter;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Figures over some health checks.
 *
 * @param uptime share of checks that were answered, in percent with two decimals; empty without
 *     checks
 * @param averageLatency milliseconds over all checks; empty without checks
 * @param totalChecks number of checks
 */
public record HealthStatistics(
    OptionalDouble uptime, OptionalLong averageLatency, int totalChecks) {

  public static HealthStatistics of(List<HealthCheck> checks) {
    if (checks.isEmpty()) {
      return new HealthStatistics(OptionalDouble.empty(), OptionalLong.empty(), 0);
    }
    long answered = checks.stream().filter(check -> check.error().isEmpty()).count();
    double latency = checks.stream().mapToLong(HealthCheck::latencyMillis).average().orElse(0);
    return new HealthStatistics(
        OptionalDouble.of(Math.round(answered * 10_000.0 / checks.size()) / 100.0),
        OptionalLong.of(Math.round(latency)),
        checks.size());
  }
}
