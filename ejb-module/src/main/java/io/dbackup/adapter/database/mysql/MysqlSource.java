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
 * @param skippedViews views that would make the whole dump or its restore fail
 * @param events whether events are to be dumped
 * @param routines whether routines are to be dumped
 * @param history whether the former versions of rows are to be dumped
 * @param warnings what is in the dump with a reservation
 * @param omissions what the dump will not contain although the database has it
 */
record MysqlSource(
    Map<String, String> properties,
    long estimatedBytes,
    List<String> skippedViews,
    boolean events,
    boolean routines,
    boolean history,
    List<String> warnings,
    List<String> omissions) {

  static final String CHARACTER_SET = "characterSet";
  static final String COLLATION = "collation";
  static final String PRODUCT = "product";
  static final String NAME = "name";

  static MysqlSource read(
      MysqlServer server,
      Connection connection,
      Vendor vendor,
      MysqlTools.VersionedTool tool,
      String database) {
    try {
      Map<String, String> properties = new LinkedHashMap<>();
      properties.put(PRODUCT, vendor.product());
      properties.put(NAME, database);
      readDefaults(connection, database, properties);
      readRoutines(connection, database, properties);
      List<String> omissions = new ArrayList<>();
      Map<String, String> skipped = new ViewsToSkip(connection, database).find();
      omissions.addAll(skipped.values());
      LoginRights rights = LoginRights.read(connection, vendor, database);
      omissions.addAll(rights.omissions(server.login().user()));
      boolean events = rights.events() && mayDumpEvents(connection, database, omissions);
      RowHistory history = RowHistory.read(connection, tool, database);
      history.omission().ifPresent(omissions::add);
      return new MysqlSource(
          properties,
          estimate(connection, database),
          List.copyOf(skipped.keySet()),
          events,
          rights.routines(),
          history.dumped(),
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

  private static void readRoutines(
      Connection connection, String database, Map<String, String> properties) throws SQLException {
    String sql =
        """
        SELECT DISTINCT d FROM (
          SELECT TABLE_SCHEMA AS s, DEFINER AS d FROM information_schema.VIEWS
          UNION SELECT TRIGGER_SCHEMA, DEFINER FROM information_schema.TRIGGERS
          UNION SELECT ROUTINE_SCHEMA, DEFINER FROM information_schema.ROUTINES
          UNION SELECT EVENT_SCHEMA, DEFINER FROM information_schema.EVENTS) x
        WHERE s = ? AND d <> '' ORDER BY d
        """;
    int number = 0;
    for (String definer : strings(connection, sql, database)) {
      properties.put(RestoreRights.DEFINER + number++, definer);
    }
    String undeclared =
        "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE = 'FUNCTION'"
            + " AND IS_DETERMINISTIC = 'NO' AND SQL_DATA_ACCESS NOT IN ('NO SQL', 'READS SQL DATA')";
    strings(connection, undeclared, database).stream()
        .findFirst()
        .ifPresent(name -> properties.put(FunctionLogging.UNDECLARED, name));
  }

  private static long estimate(Connection connection, String database) throws SQLException {
    String sql =
        "SELECT COALESCE(SUM(DATA_LENGTH), 0) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";
    return Long.parseLong(strings(connection, sql, database).get(0));
  }

  /**
   * Dump programs escape the name where it must not be when they come to events, and end with an
   * error.
   */
  private static boolean mayDumpEvents(
      Connection connection, String database, List<String> omissions) throws SQLException {
    if (MysqlNames.isPlain(database)) {
      return true;
    }
    List<String> events =
        strings(
            connection,
            "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?",
            database);
    if (!events.isEmpty()) {
      omissions.add(
          events.size()
              + " events are not in the backup, because dump programs cannot read them from a database with a"
              + " quote or backslash in its name: "
              + String.join(", ", events)
              + ".");
    }
    return false;
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

  static List<String> strings(Connection connection, String sql, String parameter)
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
