package io.dbackup.testing.server;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real database server of the tests' own: own data folder, free loopback port, stopped by its
 * process id. Thread-safe. Starting fails, and never skips, when the server's programs are not
 * installed.
 */
public interface TestDatabaseServer extends AutoCloseable {
  /** Always the loopback address. */
  String HOST = "127.0.0.1";

  int port();

  /** A login that may do everything. */
  String adminUser();

  String adminPassword();

  /** A connection of the administrator. */
  Connection connect(String database) throws SQLException;

  void createDatabase(String name) throws SQLException;

  void dropDatabase(String name) throws SQLException;

  /** Runs statements in one database, whatever they return. */
  default void execute(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row. */
  default String query(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Override
  void close();
}
