package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.TargetState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server says about itself and its databases. Not thread-safe. */
final class PostgresCatalog {
  // The maintenance database counts as the engine's own as long as nobody has put anything into it.
  private static final String DATABASES =
      """
      SELECT datname FROM pg_database
      WHERE datallowconn AND NOT datistemplate AND has_database_privilege(oid, 'CONNECT')
        AND datname !~ '^dbackup_restore_[0-9a-f]{16}$'
        AND NOT (datname = 'postgres' AND datname = current_database() AND NOT (%s))
      ORDER BY datname
      """;

  /** Objects with such numbers were made after the cluster: by a user or an extension. */
  private static final String HAS_OBJECTS =
      """
      EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind <> 't' AND relpersistence <> 't')
      OR EXISTS (SELECT FROM pg_proc WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_type WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_(toast_)?temp_')
      OR EXISTS (SELECT FROM pg_extension WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_operator WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_cast WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_event_trigger WHERE oid >= 16384)
      OR EXISTS (SELECT FROM pg_largeobject_metadata)
      """;

  private static final String TABLES =
      """
      SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
      """;

  private final PostgresServer server;
  private final Connection connection;

  PostgresCatalog(PostgresServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  ToolVersion version() {
    String text = single(connection, "SHOW server_version", "ask for its version");
    return ToolVersion.in(text)
        .orElseThrow(
            () ->
                new AdapterException(
                    AdapterFailure.PERMANENT,
                    "The server at "
                        + server.address()
                        + " does not tell a version this program understands: "
                        + text));
  }

  List<String> databases() {
    try (PreparedStatement query = connection.prepareStatement(DATABASES.formatted(HAS_OBJECTS));
        ResultSet rows = query.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("list the databases", e);
    }
  }

  List<DatabaseStatistics> statistics() {
    return databases().stream()
        .map(name -> new DatabaseStatistics(name, size(name), tableCount(name)))
        .toList();
  }

  Optional<TargetState> target(String database) {
    Optional<Boolean> open = allowsConnections(database);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    if (!open.get()) {
      return Optional.of(new TargetState(database, false, size(database), 0));
    }
    try (Connection inside = server.connect(database)) {
      boolean empty =
          single(inside, "SELECT NOT (" + HAS_OBJECTS + ")", "look into the target").equals("t");
      int tables = Integer.parseInt(single(inside, TABLES, "count tables"));
      return Optional.of(new TargetState(database, empty, size(database), tables));
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("look into database \"" + database + "\"", e);
    }
  }

  private Optional<Boolean> allowsConnections(String database) {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT datallowconn FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("look for database \"" + database + "\"", e);
    }
  }

  private long size(String database) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT pg_database_size(oid) FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("measure database \"" + database + "\"", e);
    }
  }

  private int tableCount(String database) {
    try (Connection inside = server.connect(database)) {
      return Integer.parseInt(
          single(inside, TABLES, "count the tables of database \"" + database + "\""));
    } catch (SQLException e) {
      throw new PostgresErrors(server)
          .classify("count the tables of database \"" + database + "\"", e);
    }
  }

  private String single(Connection where, String sql, String attempt) {
    try (PreparedStatement query = where.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify(attempt, e);
    }
  }
}
