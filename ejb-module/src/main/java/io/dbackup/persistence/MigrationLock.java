package io.dbackup.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets one node at a time migrate the schema. Flyway locks its own table, but not before that table
 * exists, so that of several nodes at their very first start all but one would fail. Only
 * PostgreSQL serves several nodes; an embedded database has one. A node that dies gives its turn
 * back with its connection.
 */
final class MigrationLock implements AutoCloseable {
  /** Any number that no other program uses; these are the letters of the product's name. */
  private static final long NUMBER = 0x44_42_61_63_6B_75_70L;

  private static final int PATIENCE_SECONDS = 300;

  private final Connection connection;
  private final boolean held;

  private MigrationLock(Connection connection, boolean held) {
    this.connection = connection;
    this.held = held;
  }

  /** Waits for this node's turn; fails after some minutes. */
  static MigrationLock take(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      boolean shared = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      if (shared) {
        execute(connection, "select pg_advisory_lock(?)");
      }
      return new MigrationLock(connection, shared);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (held) {
        execute(connection, "select pg_advisory_unlock(?)");
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, NUMBER);
      statement.setQueryTimeout(PATIENCE_SECONDS);
      statement.execute();
    }
  }
}
