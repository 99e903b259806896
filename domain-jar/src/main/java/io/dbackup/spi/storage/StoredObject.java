package io.dbackup.spi.storage;

import java.time.Instant;

/**
 * An object at a destination.
 *
 * @param path place below the root
 * @param size bytes
 * @param lastModified time the destination gives it
 */
public record StoredObject(StoragePath path, long size, Instant lastModified) {}
