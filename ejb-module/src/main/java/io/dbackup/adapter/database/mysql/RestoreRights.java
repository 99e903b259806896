package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.RestoreRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out before anything is dropped whether a login may make all of a database. */
final class RestoreRights {
  /**
   * Key of the accounts whose rights views, routines, triggers and events of a dump run with;
   * numbered from 0.
   */
  static final String DEFINER = "definer.";

  private static final List<String> NEEDED = List.of("CREATE", "DROP", "SELECT", "INSERT", "ALTER");

  private RestoreRights() {}

  /** DENIED, in words, when a right is missing. */
  static void check(
      MysqlServer server, Connection connection, Vendor vendor, RestoreRequest request)
      throws SQLException {
    Grants grants = LoginRights.grantsOf(connection, vendor);
    List<String> missing = new ArrayList<>();
    for (String right : NEEDED) {
      if (!grants.has(right, request.targetDatabase())) {
        missing.add(right);
      }
    }
    if (!missing.isEmpty()) {
      throw denied(
          server,
          "lacks the rights "
              + String.join(", ", missing)
              + " on the database \""
              + request.targetDatabase()
              + "\"");
    }
    List<String> foreign = foreignDefiners(connection, request.databaseProperties());
    boolean mayActForOthers =
        Stream.of("SUPER", "SET USER", "SET_USER_ID", "SET_ANY_DEFINER")
            .anyMatch(grants::hasGlobally);
    if (!foreign.isEmpty() && !mayActForOthers) {
      throw denied(
          server,
          "may not make views, routines, triggers or events that run with the rights of "
              + String.join(", ", foreign)
              + " (SET USER, SET_ANY_DEFINER or SUPER)");
    }
  }

  private static List<String> foreignDefiners(Connection connection, Map<String, String> properties)
      throws SQLException {
    List<String> foreign = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
      row.next();
      for (int i = 0; properties.containsKey(DEFINER + i); i++) {
        if (!properties.get(DEFINER + i).equals(row.getString(1))) {
          foreign.add(properties.get(DEFINER + i));
        }
      }
    }
    return foreign;
  }

  private static AdapterException denied(MysqlServer server, String what) {
    return new AdapterException(
        AdapterFailure.DENIED,
        "The login \""
            + server.login().user()
            + "\" at "
            + server.address()
            + " "
            + what
            + ". Give privileged credentials with the restore.");
  }
}
