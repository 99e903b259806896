package io.dbackup.testing.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything in a MySQL or MariaDB database, as texts under names, so that two databases are equal
 * when their maps are: all rows of all tables, views and sequences, definitions, triggers,
 * routines, events, and the character set and collation. Rows enter by count and by a sum of hashes
 * over all their bytes, so that their order and the size of a table do not matter.
 */
public final class MysqlContent {
  private final Connection connection;
  private final String database;
  private final SortedMap<String, String> content = new TreeMap<>();

  private MysqlContent(Connection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  /** Reads one database. */
  public static SortedMap<String, String> read(Connection connection, String database)
      throws SQLException {
    connection.setCatalog(database);
    MysqlContent reader = new MysqlContent(connection, database);
    reader.readAll();
    return reader.content;
  }

  private void readAll() throws SQLException {
    for (List<String> row :
        rows(
            "SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()")) {
      content.put("database", row.toString());
    }
    for (List<String> row :
        rows(
            "SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")) {
      String name = quoted(row.get(0));
      content.put(
          "definition of " + name,
          row.get(1) + " " + row.get(2) + " " + definition("SHOW CREATE TABLE " + name, 2));
      content.put("rows of " + name, hash(row.get(0), name));
      if (row.get(1).equals("SYSTEM VERSIONED")) {
        content.put(
            "history of " + name,
            hash(row.get(0), name + " FOR SYSTEM_TIME ALL", "ROW_START", "ROW_END"));
      }
    }
    readRoutines();
  }

  private void readRoutines() throws SQLException {
    for (List<String> row :
        rows(
            "SELECT TRIGGER_NAME, ACTION_ORDER FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()")) {
      content.put(
          "trigger " + row.get(0),
          row.get(1) + whole("SHOW CREATE TRIGGER " + quoted(row.get(0)), 6));
    }
    for (List<String> row :
        rows(
            "SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()")) {
      content.put(
          "routine " + row.get(1),
          whole("SHOW CREATE " + row.get(0) + " " + quoted(row.get(1)), 6));
    }
    for (List<String> row :
        rows("SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()")) {
      content.put("event " + row.get(0), whole("SHOW CREATE EVENT " + quoted(row.get(0)), 7));
    }
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }

  private String definition(String sql, int column) throws SQLException {
    // The server names the database in views and before sequences.
    return rows(sql).get(0).get(column - 1).replace(quoted(database) + ".", "");
  }

  /** All columns up to one; those after it depend on when the object was made. */
  private String whole(String sql, int columns) throws SQLException {
    List<String> row = rows(sql).get(0);
    return row.subList(0, Math.min(columns, row.size())).toString();
  }

  /** A count and a sum of hashes over the named columns, made by the server. */
  private String hash(String table, String from, String... moreColumns) throws SQLException {
    List<String> hashes = new ArrayList<>();
    for (List<String> column :
        rows(
            "SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                + " AND TABLE_NAME = '"
                + table.replace("\\", "\\\\").replace("'", "''")
                + "' ORDER BY ORDINAL_POSITION")) {
      hashes.add("IFNULL(MD5(" + comparable(quoted(column.get(0)), column.get(1)) + "), 'NULL')");
    }
    for (String column : moreColumns) {
      hashes.add("MD5(" + column + ")");
    }
    String row = "MD5(CONCAT_WS(',', " + String.join(", ", hashes) + "))";
    return rows("SELECT COUNT(*), SUM(CAST(CONV(LEFT("
            + row
            + ", 15), 16, 10) AS DECIMAL(40))),"
            + " SUM(CAST(CONV(RIGHT("
            + row
            + ", 15), 16, 10) AS DECIMAL(40))) FROM "
            + from)
        .toString();
  }

  private static String comparable(String column, String type) {
    return switch (type) {
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> column;
      case "bit" -> "HEX(" + column + ")";
      case "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection" ->
          "CONCAT(ST_SRID(" + column + "), HEX(ST_AsWKB(" + column + ")))";
      default -> "CAST(" + column + " AS CHAR)";
    };
  }
}
