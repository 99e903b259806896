package io.dbackup.adapter.database.mysql;

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
final class MysqlCatalog {
  private static final String STATISTICS =
      """
      SELECT s.SCHEMA_NAME, COALESCE(SUM(t.DATA_LENGTH + t.INDEX_LENGTH), 0),
             COALESCE(SUM(t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')), 0)
      FROM information_schema.SCHEMATA s LEFT JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = s.SCHEMA_NAME
      GROUP BY s.SCHEMA_NAME ORDER BY s.SCHEMA_NAME
      """;

  private static final String TARGET =
      """
      SELECT s.SCHEMA_NAME,
        (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = s.SCHEMA_NAME)
          + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = s.SCHEMA_NAME)
          + (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = s.SCHEMA_NAME),
        (SELECT COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0) FROM information_schema.TABLES
          WHERE TABLE_SCHEMA = s.SCHEMA_NAME),
        (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = s.SCHEMA_NAME
          AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED'))
      FROM information_schema.SCHEMATA s WHERE s.SCHEMA_NAME = ?
      """;

  private final MysqlServer server;
  private final Connection connection;
  private final String versionText;

  MysqlCatalog(MysqlServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
    this.versionText = askVersion();
  }

  private String askVersion() {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT VERSION(), @@version_comment");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getString(1) + " " + row.getString(2);
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("tell its version", e);
    }
  }

  Vendor vendor() {
    return versionText.toLowerCase(java.util.Locale.ROOT).contains("mariadb")
        ? Vendor.MARIADB
        : Vendor.MYSQL;
  }

  ToolVersion version() {
    return ToolVersion.in(versionText)
        .orElseThrow(
            () ->
                new AdapterException(
                    AdapterFailure.PERMANENT,
                    "The server at "
                        + server.address()
                        + " does not tell a version this program understands: "
                        + versionText));
  }

  List<String> databases() {
    try (PreparedStatement query = connection.prepareStatement("SHOW DATABASES");
        ResultSet rows = query.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        if (!MysqlNames.isSystem(rows.getString(1))) {
          names.add(rows.getString(1));
        }
      }
      return names;
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("list the databases", e);
    }
  }

  List<DatabaseStatistics> statistics() {
    try (PreparedStatement query = connection.prepareStatement(STATISTICS);
        ResultSet rows = query.executeQuery()) {
      List<DatabaseStatistics> statistics = new ArrayList<>();
      while (rows.next()) {
        if (!MysqlNames.isSystem(rows.getString(1))) {
          statistics.add(
              new DatabaseStatistics(rows.getString(1), rows.getLong(2), rows.getInt(3)));
        }
      }
      return statistics;
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("measure the databases", e);
    }
  }

  Optional<TargetState> target(String database) {
    try (PreparedStatement query = connection.prepareStatement(TARGET)) {
      query.setString(1, database);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new TargetState(
                    row.getString(1), row.getLong(2) == 0, row.getLong(3), row.getInt(4)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("look into database \"" + database + "\"", e);
    }
  }
}
