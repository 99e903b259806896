package io.dbackup.spi.database;

/**
 * The version of a database server.
 *
 * @param product such as {@code PostgreSQL}, {@code MariaDB}, {@code MySQL}
 * @param version as the server gives it, reduced to the number, such as {@code 15.18}
 */
public record ServerVersion(String product, String version) {}
