package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a database that stand outside it and so outside its dump: encoding, locale,
 * owner, rights, settings, comment; and the names of what it needs from its server: roles,
 * tablespaces, extensions. Kept as flat texts; lists have numbered keys such as {@code role.0}.
 */
final class DatabaseProperties {
  static final String TOOL_VERSION = "toolVersion";
  static final String ENCODING = "encoding";
  static final String COLLATE = "collate";
  static final String CTYPE = "ctype";
  static final String LOCALE_PROVIDER = "localeProvider";
  static final String LOCALE = "locale";
  static final String ICU_RULES = "icuRules";
  static final String OWNER = "owner";
  static final String CONNECTION_LIMIT = "connectionLimit";
  static final String COMMENT = "comment";
  static final String OWN_RIGHTS = "ownRights";

  private static final String ROW =
      """
      SELECT d.*, pg_encoding_to_char(d.encoding) AS encoding_name, pg_get_userbyid(d.datdba) AS owner_name,
             shobj_description(d.oid, 'pg_database') AS comment_text
      FROM pg_database d WHERE d.datname = current_database()
      """;

  private static final String RIGHTS =
      """
      SELECT CASE a.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(a.grantee) END AS grantee,
             a.privilege_type, a.is_grantable
      FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = current_database()
      """;

  private static final String SETTINGS =
      """
      SELECT CASE s.setrole WHEN 0 THEN '' ELSE pg_get_userbyid(s.setrole) END, unnest(s.setconfig)
      FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
      WHERE d.datname = current_database() ORDER BY 1, 2
      """;

  private static final String ROLES =
      """
      SELECT DISTINCT pg_get_userbyid(s.refobjid) FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
      WHERE d.datname = current_database() AND s.refclassid = 'pg_authid'::regclass ORDER BY 1
      """;

  private static final String TABLESPACES =
      """
      SELECT DISTINCT t.spcname FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
      WHERE c.oid >= 16384 AND t.spcname NOT LIKE 'pg\\_%' ORDER BY 1
      """;

  private static final String EXTENSIONS = "SELECT extname FROM pg_extension ORDER BY 1";

  private DatabaseProperties() {}

  /** Reads the properties of the database connected to. */
  static Map<String, String> capture(Connection database) throws SQLException {
    Map<String, String> properties = new LinkedHashMap<>();
    try (Statement statement = database.createStatement()) {
      captureRow(statement, properties);
      captureList(statement, ROLES, "role", properties);
      captureList(statement, TABLESPACES, "tablespace", properties);
      captureList(statement, EXTENSIONS, "extension", properties);
      captureTable(statement, RIGHTS, properties, "right", "grantee", "privilege", "grantable");
      captureTable(statement, SETTINGS, properties, "setting", "role", "assignment");
    }
    return properties;
  }

  private static void captureRow(Statement statement, Map<String, String> properties)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(ROW)) {
      row.next();
      put(properties, ENCODING, row, "encoding_name");
      put(properties, COLLATE, row, "datcollate");
      put(properties, CTYPE, row, "datctype");
      put(properties, LOCALE_PROVIDER, row, "datlocprovider");
      put(properties, LOCALE, row, "daticulocale");
      put(properties, LOCALE, row, "datlocale");
      put(properties, ICU_RULES, row, "daticurules");
      put(properties, OWNER, row, "owner_name");
      put(properties, CONNECTION_LIMIT, row, "datconnlimit");
      put(properties, COMMENT, row, "comment_text");
      properties.put(OWN_RIGHTS, Boolean.toString(row.getString("datacl") != null));
    }
  }

  /** Columns came with the versions; those the server does not have are left out. */
  private static void put(Map<String, String> properties, String key, ResultSet row, String column)
      throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnName(i).equals(column) && row.getString(i) != null) {
        properties.put(key, row.getString(i));
      }
    }
  }

  private static void captureList(
      Statement statement, String sql, String key, Map<String, String> properties)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      for (int i = 0; rows.next(); i++) {
        properties.put(key + "." + i, rows.getString(1));
      }
    }
  }

  private static void captureTable(
      Statement statement, String sql, Map<String, String> properties, String key, String... names)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      for (int i = 0; rows.next(); i++) {
        for (int column = 0; column < names.length; column++) {
          properties.put(key + "." + i + "." + names[column], rows.getString(column + 1));
        }
      }
    }
  }

  /** The texts kept under {@code key.0}, {@code key.1} and so on. */
  static List<String> list(Map<String, String> properties, String key) {
    List<String> values = new ArrayList<>();
    for (int i = 0; properties.containsKey(key + "." + i); i++) {
      values.add(properties.get(key + "." + i));
    }
    return values;
  }

  /** The rows kept under {@code key.0.name} and so on. */
  static List<List<String>> table(Map<String, String> properties, String key, String... names) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; properties.containsKey(key + "." + i + "." + names[0]); i++) {
      List<String> row = new ArrayList<>();
      for (String name : names) {
        row.add(Optional.ofNullable(properties.get(key + "." + i + "." + name)).orElse(""));
      }
      rows.add(row);
    }
    return rows;
  }
}
