package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.Utils;

/** Statements that take no parameters, built from names and texts that are taken literally. */
final class Sql {
  private Sql() {}

  static String name(String identifier) throws SQLException {
    return Utils.escapeIdentifier(null, identifier).toString();
  }

  static String text(String literal) throws SQLException {
    return "'" + Utils.escapeLiteral(null, literal, true) + "'";
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
