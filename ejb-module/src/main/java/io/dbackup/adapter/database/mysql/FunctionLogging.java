package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A server with a binary log of statements takes only functions that declare what they do with
 * data, unless it was told to trust those who make them. A backup of a server without such a log
 * may hold others.
 */
final class FunctionLogging {
  /** Key of the name of one function that declares nothing. */
  static final String UNDECLARED = "undeclaredFunction";

  private FunctionLogging() {}

  /** PERMANENT, in words, when the target would refuse a function of the backup. */
  static void check(Connection connection, Map<String, String> properties) throws SQLException {
    String function = properties.get(UNDECLARED);
    if (function == null) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT @@log_bin AND NOT @@log_bin_trust_function_creators, @@binlog_format")) {
      row.next();
      if (row.getBoolean(1) && !"ROW".equalsIgnoreCase(row.getString(2))) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            "The target server would refuse the function \""
                + function
                + "\", which does not declare what it does with"
                + " data. Set log_bin_trust_function_creators to 1 there for the restore.");
      }
    }
  }
}
