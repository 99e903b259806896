package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true of a database beyond what its dump says, read just before it is dumped.
 *
 * @param properties what a restore needs to make an equal database
 * @param estimatedBytes likely length of the dump
 * @param skippedViews views the server itself cannot read, which would make the whole dump fail
 * @param warnings what is in the dump with a reservation
 * @param omissions what the dump will not contain although the database has it
 */
record MysqlSource(
    Map<String, String> properties,
    long estimatedBytes,
    List<String> skippedViews,
    List<String> warnings,
    List<String> omissions) {

  static final String CHARACTER_SET = "characterSet";
  static final String COLLATION = "collation";
  static final String PRODUCT = "product";

  private static final int VIEW_IS_INVALID = 1356;
  private static final int DEFINER_IS_MISSING = 1449;

  static MysqlSource read(
      MysqlServer server, Connection connection, Vendor vendor, String database) {
    try {
      Map<String, String> properties = new LinkedHashMap<>();
      properties.put(PRODUCT, vendor.product());
      readDefaults(connection, database, properties);
      List<String> omissions = new ArrayList<>();
      List<String> skipped = unreadableViews(connection, database, omissions);
      return new MysqlSource(
          properties,
          estimate(connection, database),
          skipped,
          inconsistentTables(connection, database),
          omissions);
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("describe database \"" + database + "\"", e);
    }
  }

  private static void readDefaults(
      Connection connection, String database, Map<String, String> properties) throws SQLException {
    String sql =
        "SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA"
            + " WHERE SCHEMA_NAME = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, database);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new AdapterException(
              AdapterFailure.NOT_FOUND,
              "There is no database \"" + database + "\", or this login may not see it.");
        }
        properties.put(CHARACTER_SET, row.getString(1));
        properties.put(COLLATION, row.getString(2));
      }
    }
  }

  private static long estimate(Connection connection, String database) throws SQLException {
    String sql =
        "SELECT COALESCE(SUM(DATA_LENGTH), 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";
    return Long.parseLong(strings(connection, sql, database).get(0));
  }

  private static List<String> unreadableViews(
      Connection connection, String database, List<String> omissions) throws SQLException {
    List<String> skipped = new ArrayList<>();
    for (String view :
        strings(
            connection,
            "SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?",
            database)) {
      String fullName = MysqlNames.quoted(database) + "." + MysqlNames.quoted(view);
      try (PreparedStatement probe = connection.prepareStatement("SHOW FIELDS FROM " + fullName);
          ResultSet fields = probe.executeQuery()) {
        fields.next();
      } catch (SQLException e) {
        if (e.getErrorCode() != VIEW_IS_INVALID && e.getErrorCode() != DEFINER_IS_MISSING) {
          throw e;
        }
        skipped.add(view);
        omissions.add(
            "The view \""
                + view
                + "\" is not in the backup, because the server cannot use it: "
                + e.getMessage());
      }
    }
    return skipped;
  }

  private static List<String> inconsistentTables(Connection connection, String database)
      throws SQLException {
    String sql =
        """
        SELECT t.TABLE_NAME FROM information_schema.TABLES t JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE
        WHERE t.TABLE_SCHEMA = ? AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND e.TRANSACTIONS <> 'YES'
        ORDER BY t.TABLE_NAME
        """;
    List<String> tables = strings(connection, sql, database);
    if (tables.isEmpty()) {
      return List.of();
    }
    String named = String.join(", ", tables.subList(0, Math.min(10, tables.size())));
    return List.of(
        tables.size()
            + " tables have an engine without transactions and may not be of the same moment as the rest: "
            + named
            + (tables.size() > 10 ? ", …" : "")
            + ". Convert them to InnoDB.");
  }

  private static List<String> strings(Connection connection, String sql, String parameter)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      List<String> values = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }
}
