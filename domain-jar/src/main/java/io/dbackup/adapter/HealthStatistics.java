package io.dbackup.adapter;

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

  /**
   * @param checks how many there were
   * @param answered how many of them were answered
   * @param averageLatency milliseconds; ignored when there were none
   */
  public static HealthStatistics of(long checks, long answered, double averageLatency) {
    if (checks == 0) {
      return new HealthStatistics(OptionalDouble.empty(), OptionalLong.empty(), 0);
    }
    return new HealthStatistics(
        OptionalDouble.of(Math.round(answered * 10_000.0 / checks) / 100.0),
        OptionalLong.of(Math.round(averageLatency)),
        Math.toIntExact(checks));
  }
}
