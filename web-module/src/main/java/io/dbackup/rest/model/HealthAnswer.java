package io.dbackup.rest.model;

import io.dbackup.application.HealthReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * The state of a node.
 *
 * @param uptime whole seconds
 * @param responseTime milliseconds that the database took to answer
 */
public record HealthAnswer(
    String status,
    long uptime,
    Instant timestamp,
    String database,
    Memory memory,
    long responseTime) {
  public static final String HEALTHY = "healthy";

  /** In megabytes, with one decimal. */
  public record Memory(BigDecimal rss, BigDecimal heapUsed, BigDecimal heapTotal) {}

  public static HealthAnswer of(HealthReport report) {
    return new HealthAnswer(
        report.databaseAnswers() ? HEALTHY : "unhealthy",
        report.uptime().toSeconds(),
        report.time(),
        report.databaseAnswers() ? "connected" : "disconnected",
        new Memory(
            megabytes(report.residentBytes()),
            megabytes(report.heapUsedBytes()),
            megabytes(report.heapTotalBytes())),
        report.responseTime().toMillis());
  }

  private static BigDecimal megabytes(long bytes) {
    return BigDecimal.valueOf(bytes)
        .divide(BigDecimal.valueOf(1024L * 1024), 1, RoundingMode.HALF_UP);
  }
}
