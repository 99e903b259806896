package io.dbackup.application;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of this node at one moment.
 *
 * @param databaseAnswers whether the metadata database answered in time
 * @param uptime since the Java process started
 * @param responseTime how long the database took, or was waited for
 * @param residentBytes memory of the whole process
 */
public record HealthReport(
    boolean databaseAnswers,
    Duration uptime,
    Instant time,
    Duration responseTime,
    long residentBytes,
    long heapUsedBytes,
    long heapTotalBytes) {}
