package io.dbackup.adapter.database.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the views that would make a whole dump fail, because the server itself cannot use them, or
 * a whole restore, because dump programs write views in the order of their names: one with a CHECK
 * OPTION over a later one cannot be made then.
 */
final class ViewsToSkip {
  private static final int VIEW_IS_INVALID = 1356;
  private static final int DEFINER_IS_MISSING = 1449;

  private final Connection connection;
  private final String database;
  private final Map<String, String> definitions = new LinkedHashMap<>();
  private final Map<String, String> found = new LinkedHashMap<>();

  ViewsToSkip(Connection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  /** The views with a sentence on each. */
  Map<String, String> find() throws SQLException {
    List<String> inOrderOfDump =
        MysqlSource.strings(
            connection,
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'VIEW'"
                + " ORDER BY TABLE_NAME",
            database);
    for (String view : inOrderOfDump) {
      definitions.put(view, definition(view));
      skipIfUnusable(view);
    }
    for (int i = 0; i < inOrderOfDump.size(); i++) {
      skipIfTooEarly(inOrderOfDump.get(i), inOrderOfDump.subList(i + 1, inOrderOfDump.size()));
    }
    skipWhatNeedsSkipped();
    return found;
  }

  private String definition(String view) throws SQLException {
    String sql =
        "SELECT CONCAT(CHECK_OPTION, ' ', VIEW_DEFINITION) FROM information_schema.VIEWS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, database);
      query.setString(2, view);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getString(1) != null ? row.getString(1) : "";
      }
    }
  }

  private void skipIfUnusable(String view) throws SQLException {
    String name = MysqlNames.quoted(database) + "." + MysqlNames.quoted(view);
    try (PreparedStatement probe = connection.prepareStatement("SHOW FIELDS FROM " + name);
        ResultSet fields = probe.executeQuery()) {
      fields.next();
    } catch (SQLException e) {
      if (e.getErrorCode() != VIEW_IS_INVALID && e.getErrorCode() != DEFINER_IS_MISSING) {
        throw e;
      }
      skip(view, "the server cannot use it: " + e.getMessage());
    }
  }

  private void skipIfTooEarly(String view, List<String> later) {
    if (definitions.get(view).startsWith("NONE ")) {
      return;
    }
    for (String other : later) {
      if (refersTo(view, other)) {
        skip(
            view,
            "it has a CHECK OPTION over the view \""
                + other
                + "\", which dumps make after it; give it a name"
                + " behind that one.");
      }
    }
  }

  private void skipWhatNeedsSkipped() {
    boolean more = true;
    while (more) {
      more = false;
      for (String view : definitions.keySet()) {
        for (String skipped : List.copyOf(found.keySet())) {
          if (!found.containsKey(view) && refersTo(view, skipped)) {
            skip(view, "it needs the view \"" + skipped + "\".");
            more = true;
          }
        }
      }
    }
  }

  private boolean refersTo(String view, String other) {
    return definitions
        .get(view)
        .contains(MysqlNames.quoted(database) + "." + MysqlNames.quoted(other));
  }

  private void skip(String view, String reason) {
    found.putIfAbsent(view, "The view \"" + view + "\" is not in the backup, because " + reason);
  }
}
