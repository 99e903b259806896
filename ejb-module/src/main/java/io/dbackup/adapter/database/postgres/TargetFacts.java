package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What a target server and the restoring login's rights on it allow. Not thread-safe. */
final class TargetFacts {
  private final Connection connection;

  TargetFacts(Connection connection) {
    this.connection = connection;
  }

  boolean mayCreateDatabases() throws SQLException {
    return names(
                "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreatedb)")
            .size()
        == 1;
  }

  boolean mayReplace(String database) throws SQLException {
    String sql =
        """
        SELECT datname FROM pg_database WHERE datname = ?
          AND (pg_has_role(datdba, 'USAGE') OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, database);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  Set<String> availableExtensions() throws SQLException {
    return names("SELECT name FROM pg_available_extensions");
  }

  Set<String> tablespaces() throws SQLException {
    return names("SELECT spcname FROM pg_tablespace");
  }

  TargetRoles roles() throws SQLException {
    return new TargetRoles(
        names("SELECT rolname FROM pg_roles"),
        // Since PostgreSQL 16 a member may be kept from acting as the role.
        names(
            "SELECT rolname FROM pg_roles WHERE pg_has_role(oid, CASE WHEN"
                + " current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)"),
        !names("SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper").isEmpty());
  }

  private Set<String> names(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      Set<String> names = new HashSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
