package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts a finished database in the place of another, all at once. Both renames happen in one
 * transaction. The server lets nobody in while it holds the lock of the first rename, but it wants
 * those already inside to be gone: a second connection sends them away meanwhile. So nothing has to
 * be forbidden beforehand, and a crash at any moment leaves either the old database or the new one
 * under the name, open as before.
 */
final class SwapDatabases {
  static final String KEPT_PREFIX = "dbackup_old_";
  private static final long PAUSE_MILLIS = 50;

  private final PostgresServer server;
  private final Connection maintenance;

  SwapDatabases(PostgresServer server, Connection maintenance) {
    this.server = server;
    this.maintenance = maintenance;
  }

  /** Gives the database a name that must be free. */
  void rename(String from, String to) throws SQLException {
    Sql.run(maintenance, renameStatement(from, to));
  }

  /**
   * Gives the first database the name of the second and removes the second.
   *
   * @return the name the second one was left under, if it could not be removed
   */
  Optional<String> replace(String finished, String target) throws SQLException {
    String kept = KEPT_PREFIX + ScratchDatabase.randomDigits();
    try (Connection second = PostgresSession.openMaintenance(server);
        Evictor evictor = new Evictor(second, target)) {
      evictor.start();
      maintenance.setAutoCommit(false);
      try {
        Sql.run(maintenance, renameStatement(target, kept));
        Sql.run(maintenance, renameStatement(finished, target));
        maintenance.commit();
      } catch (SQLException e) {
        maintenance.rollback();
        throw e;
      } finally {
        maintenance.setAutoCommit(true);
      }
    }
    try {
      drop(maintenance, kept);
      return Optional.empty();
    } catch (SQLException e) {
      System.getLogger(SwapDatabases.class.getName())
          .log(System.Logger.Level.WARNING, "The replaced database could not be dropped", e);
      return Optional.of(kept);
    }
  }

  static void drop(Connection maintenance, String database) throws SQLException {
    evict(maintenance, database);
    boolean canForce = maintenance.getMetaData().getDatabaseMajorVersion() >= 13;
    Sql.run(
        maintenance,
        "DROP DATABASE IF EXISTS " + Sql.name(database) + (canForce ? " WITH (FORCE)" : ""));
  }

  private static String renameStatement(String from, String to) throws SQLException {
    return "ALTER DATABASE " + Sql.name(from) + " RENAME TO " + Sql.name(to);
  }

  private static void evict(Connection connection, String database) throws SQLException {
    String sql =
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = ? AND pid <> pg_backend_pid()
          AND (pg_has_role(usesysid, 'USAGE') OR pg_has_role('pg_signal_backend', 'USAGE'))
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, database);
      query.execute();
    }
  }

  /** Ends the sessions in a database again and again until closed. */
  private static final class Evictor extends Thread implements AutoCloseable {
    private final Connection connection;
    private final String database;
    private final AtomicBoolean done = new AtomicBoolean();

    Evictor(Connection connection, String database) {
      super("sessions of a replaced database");
      this.connection = connection;
      this.database = database;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        while (!done.get()) {
          evict(connection, database);
          synchronized (done) {
            if (!done.get()) {
              done.wait(PAUSE_MILLIS);
            }
          }
        }
      } catch (SQLException e) {
        // The rename then fails and says who is in the way; this is the reason behind it.
        System.getLogger(SwapDatabases.class.getName())
            .log(System.Logger.Level.WARNING, "Sessions could not be ended: {0}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      synchronized (done) {
        done.set(true);
        done.notifyAll();
      }
      try {
        join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
