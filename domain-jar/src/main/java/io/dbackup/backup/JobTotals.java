package io.dbackup.backup;

/**
 * Sums over the backups of one job at a destination.
 *
 * @param jobId null for those that no job made
 * @param size stored bytes
 */
public record JobTotals(String jobId, String jobName, long size, long count) {}
