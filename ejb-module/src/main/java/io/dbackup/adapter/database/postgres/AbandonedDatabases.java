package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What restores left at a server when theirs died. A database is taken for such a leftover when its
 * name is one that only {@link ScratchDatabase} gives, this login owns it, and nobody holds the
 * lock that its maker holds as long as it lives. Everything else is left alone. Not thread-safe.
 */
final class AbandonedDatabases {
  private final PostgresErrors errors;
  private final Connection maintenance;

  /**
   * @param maintenance a connection that waits for an answer as long as it takes
   */
  AbandonedDatabases(PostgresServer server, Connection maintenance) {
    this.errors = new PostgresErrors(server);
    this.maintenance = maintenance;
  }

  /** Removes them; one sentence for each that was there, and for what only its owner may remove. */
  List<String> remove() throws SQLException {
    List<String> sentences = new ArrayList<>();
    for (String name : owned(ScratchDatabase.PREFIX)) {
      sentences.add("The unfinished copy \"" + name + "\" " + remove(name));
    }
    for (String name : owned(SwapDatabases.KEPT_PREFIX)) {
      sentences.add(
          "The former content of a replaced database is the database \""
              + name
              + "\"; drop it when it is not needed any more.");
    }
    return sentences;
  }

  private String remove(String name) throws SQLException {
    if (isHeld(name)
        || !call("SELECT pg_try_advisory_lock(hashtext(?), hashtext('dbackup'))", name)) {
      return "is in use by a restore, or its server has not noticed yet that nobody uses it; the"
          + " next restore looks at it again.";
    }
    try {
      SwapDatabases.drop(maintenance, name);
      return "was removed.";
    } catch (SQLException e) {
      return "was left behind and could not be removed: "
          + errors.classify("drop it", e).getMessage();
    } finally {
      call("SELECT pg_advisory_unlock(hashtext(?), hashtext('dbackup'))", name);
    }
  }

  /** Also by a session in another database: advisory locks are one database's own. */
  private boolean isHeld(String name) throws SQLException {
    return call(
        """
        SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
          AND classid = (hashtext(?)::bigint & 4294967295)::oid
          AND objid = (hashtext('dbackup')::bigint & 4294967295)::oid)
        """,
        name);
  }

  private List<String> owned(String prefix) throws SQLException {
    String sql =
        "SELECT datname FROM pg_database WHERE datname ~ ? AND pg_has_role(datdba, 'USAGE')"
            + " ORDER BY datname";
    List<String> names = new ArrayList<>();
    try (PreparedStatement query = maintenance.prepareStatement(sql)) {
      query.setString(1, "^" + prefix + "[0-9a-f]{16}$");
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private boolean call(String sql, String name) throws SQLException {
    try (PreparedStatement query = maintenance.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return "t".equals(row.getString(1));
      }
    }
  }
}
