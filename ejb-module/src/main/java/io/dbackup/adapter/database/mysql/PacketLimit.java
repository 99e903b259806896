package io.dbackup.adapter.database.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server's limit for one statement. A row comes back as a statement about twice its size, so
 * that a server may not take back what it held itself. Raised for the time of a restore where the
 * login may do that; each session keeps the limit it began with.
 */
final class PacketLimit {
  private static final long LARGEST = 1L << 30;

  private final long before;

  private PacketLimit(long before) {
    this.before = before;
  }

  /** Raises the limit if it is lower and this login may. */
  static PacketLimit raise(Connection connection, Vendor vendor) throws SQLException {
    long before = current(connection);
    Grants grants = LoginRights.grantsOf(connection, vendor);
    boolean may = grants.hasGlobally("SUPER") || grants.hasGlobally("SYSTEM_VARIABLES_ADMIN");
    if (before >= LARGEST || !may) {
      return new PacketLimit(LARGEST);
    }
    set(connection, LARGEST);
    return new PacketLimit(before);
  }

  /** Sets it back, unless somebody has set it to something else meanwhile. */
  void restore(Connection connection) throws SQLException {
    if (before < LARGEST && current(connection) == LARGEST) {
      set(connection, before);
    }
  }

  private static long current(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@GLOBAL.max_allowed_packet")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void set(Connection connection, long bytes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL max_allowed_packet = " + bytes);
    }
  }
}
