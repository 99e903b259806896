package io.dbackup.backup;

import io.dbackup.adapter.AdapterHealth;
import java.util.Optional;

/**
 * What a destination holds and how it is.
 *
 * @param bytes of all its backups together
 * @param count backups
 * @param health empty before the first check
 */
public record DestinationFigures(
    String id, String name, long bytes, long count, Optional<AdapterHealth> health) {}
