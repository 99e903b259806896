package io.dbackup.product.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a database, in a form that can be compared: for each table the number of its rows and
 * a digest over all of them, and for each kind of other object a digest of its definitions.
 */
public final class Content {

  private Content() {}

  public static Map<String, String> of(Engine engine, String database) {
    try (Connection connection = engine.server().connect(database);
        Statement statement = connection.createStatement()) {
      Map<String, String> content = new TreeMap<>();
      for (String table : tables(engine, statement)) {
        content.put("table " + table, digest(statement, "select * from " + table));
      }
      for (String query : engine.catalogQueries()) {
        content.put(query, digest(statement, query));
      }
      return content;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Engine engine, Statement statement) throws SQLException {
    String schemas =
        engine == Engine.POSTGRES ? "not in ('pg_catalog', 'information_schema')" : "= database()";
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_schema, table_name from information_schema.tables where table_schema "
                + schemas)) {
      while (rows.next()) {
        String schema = engine == Engine.POSTGRES ? engine.quoted(rows.getString(1)) + "." : "";
        tables.add(schema + engine.quoted(rows.getString(2)));
      }
    }
    return tables;
  }

  private static String digest(Statement statement, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          line.append(value(rows, column)).append('|');
        }
        lines.add(line.toString());
      }
    }
    Collections.sort(lines);
    return lines.size() + " rows " + sha256(lines);
  }

  private static String value(ResultSet rows, int column) throws SQLException {
    return switch (rows.getMetaData().getColumnType(column)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.BIT ->
          Arrays.toString(rows.getBytes(column));
      default -> rows.getString(column);
    };
  }

  private static String sha256(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
