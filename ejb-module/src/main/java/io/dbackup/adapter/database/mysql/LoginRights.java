package io.dbackup.adapter.database.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What of a database a login can read. The server hides what a login has no right to, without a
 * word, so that only the rights tell whether something may be missing.
 *
 * @param tables whether all tables can be seen and read
 * @param triggers whether triggers can be seen
 * @param events whether events can be seen
 * @param routines whether all routines can be seen with their bodies
 */
record LoginRights(boolean tables, boolean triggers, boolean events, boolean routines) {

  static LoginRights read(Connection connection, Vendor vendor, String database)
      throws SQLException {
    Grants grants = grantsOf(connection, vendor);
    return new LoginRights(
        grants.has("SELECT", database),
        grants.has("TRIGGER", database),
        grants.has("EVENT", database),
        mayReadRoutines(connection, grants, database));
  }

  private static boolean mayReadRoutines(Connection connection, Grants grants, String database)
      throws SQLException {
    if (grants.has("SELECT", "mysql")
        || grants.hasOnTable("SELECT", "mysql", "proc")
        || grants.hasGlobally("SHOW_ROUTINE")) {
      return true;
    }
    boolean seesNames =
        grants.has("EXECUTE", database)
            || grants.has("SHOW CREATE ROUTINE", database)
            || grants.has("CREATE ROUTINE", database)
            || grants.has("ALTER ROUTINE", database);
    return seesNames && seesBodies(connection, database);
  }

  private static boolean seesBodies(Connection connection, String database) throws SQLException {
    String sql =
        "SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?";
    return MysqlSource.strings(connection, sql, database).stream().noneMatch(Objects::isNull);
  }

  /** The rights the connected login has now. */
  static Grants grantsOf(Connection connection, Vendor vendor) throws SQLException {
    return new Grants(grants(connection, vendor));
  }

  private static List<String> grants(Connection connection, Vendor vendor) throws SQLException {
    String sql = "SHOW GRANTS";
    try (Statement statement = connection.createStatement()) {
      if (vendor == Vendor.MYSQL && connection.getMetaData().getDatabaseMajorVersion() >= 8) {
        try (ResultSet roles = statement.executeQuery("SELECT CURRENT_ROLE()")) {
          roles.next();
          String active = roles.getString(1);
          sql = "NONE".equals(active) ? sql : "SHOW GRANTS FOR CURRENT_USER() USING " + active;
        }
      }
      List<String> lines = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines;
    }
  }

  /** A sentence on each kind of object that may be missing. */
  List<String> omissions(String login) {
    List<String> sentences = new ArrayList<>();
    add(sentences, tables, login, "SELECT", "tables it cannot see");
    add(sentences, triggers, login, "TRIGGER", "triggers");
    add(sentences, events, login, "EVENT", "events");
    if (!routines) {
      sentences.add(
          "The login \""
              + login
              + "\" may not read the routines of this database: they are not in the backup, if there"
              + " are any. Grant it SELECT on *.* or SHOW CREATE ROUTINE.");
    }
    return sentences;
  }

  private static void add(
      List<String> sentences, boolean has, String login, String right, String what) {
    if (!has) {
      sentences.add(
          "The login \""
              + login
              + "\" has no "
              + right
              + " right on this database: "
              + what
              + " are not in the backup, if there are any.");
    }
  }
}
