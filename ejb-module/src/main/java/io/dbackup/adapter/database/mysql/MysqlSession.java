package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.database.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A connection to one MySQL or MariaDB server. */
final class MysqlSession implements DatabaseSession {
  private static final ToolVersion LAST_MYSQL_THAT_MARIADB_LOADS = new ToolVersion(5, 7, 99_999);

  private final MysqlServer server;
  private final MysqlTools tools;
  private final Connection connection;
  private final MysqlCatalog catalog;

  private MysqlSession(MysqlServer server, MysqlTools tools, Connection connection) {
    this.server = server;
    this.tools = tools;
    this.connection = connection;
    this.catalog = new MysqlCatalog(server, connection);
  }

  static MysqlSession open(MysqlServer configured, MysqlTools tools) {
    MysqlServer server = configured.negotiated();
    return new MysqlSession(server, tools, server.connect());
  }

  @Override
  public ServerVersion version() {
    return new ServerVersion(catalog.vendor().product(), catalog.version().toString());
  }

  @Override
  public List<String> databases() {
    return catalog.databases();
  }

  @Override
  public List<DatabaseStatistics> statistics() {
    return catalog.statistics();
  }

  @Override
  public DumpTool dumpTool() {
    var tool = tools.dump(catalog.vendor(), catalog.version());
    return new DumpTool(tool.tool().name(), tool.version().toString());
  }

  @Override
  public Dump dump(String database) {
    var tool = tools.dump(catalog.vendor(), catalog.version());
    MysqlSource source = MysqlSource.read(server, connection, catalog.vendor(), tool, database);
    return MysqlDump.start(server, tool, database, source);
  }

  @Override
  public Optional<TargetState> target(String database) {
    return catalog.target(database);
  }

  @Override
  public Optional<String> incompatibility(String backupVersion) {
    Optional<ToolVersion> found = ToolVersion.in(backupVersion);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ToolVersion backup = found.get();
    Vendor from = Vendor.ofServerVersion(backup);
    Vendor to = catalog.vendor();
    if (from == to) {
      return MysqlTools.series(backup) <= MysqlTools.series(catalog.version())
          ? Optional.empty()
          : Optional.of(
              "The backup was taken from "
                  + from.product()
                  + " "
                  + backup
                  + ", which is newer than the target server ("
                  + catalog.version()
                  + ").");
    }
    if (to == Vendor.MARIADB && backup.compareTo(LAST_MYSQL_THAT_MARIADB_LOADS) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "The backup was taken from "
            + from.product()
            + " "
            + backup
            + "; the target server is "
            + to.product()
            + " "
            + catalog.version()
            + ", which does not know all of its collations and types.");
  }

  @Override
  public void checkRestore(RestoreRequest request) {
    MysqlRestorePlan.check(server, tools, request);
  }

  @Override
  public Load restore(RestoreRequest request) {
    return MysqlLoad.start(MysqlRestorePlan.check(server, tools, request));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AdapterException(
          AdapterFailure.RETRYABLE,
          "The connection to the server could not be closed: " + e.getMessage(),
          e);
    }
  }
}
