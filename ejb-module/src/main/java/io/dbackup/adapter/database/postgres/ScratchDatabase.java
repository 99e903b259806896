package io.dbackup.adapter.database.postgres;

import io.dbackup.spi.AdapterException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The new database a restore is loaded into, beside whatever stands at its target. Its maker holds
 * an advisory lock on its name as long as it works on it, so that one left behind by a crash can be
 * told from one in use and removed by the next restore. Not thread-safe.
 */
final class ScratchDatabase implements AutoCloseable {
  static final String PREFIX = "dbackup_restore_";

  private static final System.Logger LOG = System.getLogger(ScratchDatabase.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PostgresServer server;
  private final Connection maintenance;
  private final String name;

  private ScratchDatabase(PostgresServer server, Connection maintenance, String name) {
    this.server = server;
    this.maintenance = maintenance;
    this.name = name;
  }

  /** Makes an empty database with the encoding and locale that the properties ask for. */
  static ScratchDatabase create(PostgresServer server, Map<String, String> properties) {
    Connection maintenance = PostgresSession.openMaintenance(server);
    try {
      // Making and dropping databases takes as long as it takes.
      maintenance.setNetworkTimeout(Runnable::run, 0);
      for (String left : new AbandonedDatabases(server, maintenance).remove()) {
        LOG.log(System.Logger.Level.INFO, "At {0}: {1}", server.address(), left);
      }
      String name = PREFIX + randomDigits();
      lock(maintenance, name);
      Sql.run(maintenance, createStatement(maintenance, name, properties));
      return new ScratchDatabase(server, maintenance, name);
    } catch (SQLException e) {
      AdapterException failure = new PostgresErrors(server).classify("make a new database", e);
      try {
        maintenance.close();
      } catch (SQLException suppressed) {
        failure.addSuppressed(suppressed);
      }
      throw failure;
    }
  }

  static String randomDigits() {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static String createStatement(
      Connection connection, String name, Map<String, String> properties) throws SQLException {
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE " + Sql.name(name) + " TEMPLATE template0");
    append(sql, "ENCODING", properties.get(DatabaseProperties.ENCODING));
    append(sql, "LC_COLLATE", properties.get(DatabaseProperties.COLLATE));
    append(sql, "LC_CTYPE", properties.get(DatabaseProperties.CTYPE));
    if (connection.getMetaData().getDatabaseMajorVersion() >= 15
        && properties.containsKey(DatabaseProperties.ENCODING)) {
      String provider = properties.getOrDefault(DatabaseProperties.LOCALE_PROVIDER, "c");
      String locale = properties.get(DatabaseProperties.LOCALE);
      switch (provider) {
        case "i" -> {
          sql.append(" LOCALE_PROVIDER icu");
          append(sql, "ICU_LOCALE", locale);
          append(sql, "ICU_RULES", properties.get(DatabaseProperties.ICU_RULES));
        }
        case "b" -> {
          sql.append(" LOCALE_PROVIDER builtin");
          append(sql, "BUILTIN_LOCALE", locale);
        }
        default -> sql.append(" LOCALE_PROVIDER libc");
      }
    }
    return sql.toString();
  }

  private static void append(StringBuilder sql, String option, String value) throws SQLException {
    if (value != null) {
      sql.append(' ').append(option).append(' ').append(Sql.text(value));
    }
  }

  private static void lock(Connection connection, String name) throws SQLException {
    String sql = "SELECT pg_advisory_lock(hashtext(?), hashtext('dbackup'))";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      query.execute();
    }
  }

  String name() {
    return name;
  }

  Connection maintenance() {
    return maintenance;
  }

  /** Removes the database and whoever is connected to it. */
  void drop() throws SQLException {
    SwapDatabases.drop(maintenance, name);
  }

  @Override
  public void close() {
    try {
      maintenance.close();
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("close a connection", e);
    }
  }
}
