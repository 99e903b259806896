package io.dbackup.spi.database;

/**
 * A database that exists at a restore's target.
 *
 * @param empty whether it holds no object a user made
 */
public record TargetState(String name, boolean empty, long sizeBytes, int tableCount) {}
