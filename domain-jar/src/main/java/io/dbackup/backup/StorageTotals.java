package io.dbackup.backup;

import java.time.Instant;

/**
 * Sums over the backups of the catalogue at a destination.
 *
 * @param size stored bytes
 * @param damaged backups of which the last scan missed something
 * @param oldest null when there is no backup
 * @param newest null when there is no backup
 */
public record StorageTotals(
    long size, long count, long locked, long damaged, Instant oldest, Instant newest) {}
