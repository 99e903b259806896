package io.dbackup.spi.database;

/** Size in bytes and number of tables of one database. */
public record DatabaseStatistics(String name, long sizeBytes, int tableCount) {}
