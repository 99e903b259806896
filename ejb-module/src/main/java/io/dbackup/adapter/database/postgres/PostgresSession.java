package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.database.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A connection to one PostgreSQL server, made to whichever maintenance database lets this login in.
 */
final class PostgresSession implements DatabaseSession {
  private static final List<String> DUMP_ARGUMENTS =
      List.of(
          "--format=custom",
          "--compress=0",
          "--no-password",
          // A dump that waits for a locked table says which, before the watch over stalls ends it.
          "--lock-wait-timeout=240000");

  private final PostgresServer server;
  private final PostgresTools tools;
  private final Connection connection;
  private final PostgresCatalog catalog;
  private final ToolVersion version;

  private PostgresSession(PostgresServer server, PostgresTools tools, Connection connection) {
    this.server = server;
    this.tools = tools;
    this.connection = connection;
    this.catalog = new PostgresCatalog(server, connection);
    this.version = catalog.version();
  }

  static PostgresSession open(PostgresServer server, PostgresTools tools) {
    return new PostgresSession(server, tools, openMaintenance(server));
  }

  /** Connects to the first of the usual databases that exists and accepts this login. */
  static Connection openMaintenance(PostgresServer server) {
    Set<String> candidates = new LinkedHashSet<>();
    candidates.add("postgres");
    candidates.addAll(server.databases());
    candidates.add("template1");
    candidates.add(server.login().user());
    AdapterException first = null;
    for (String candidate : candidates) {
      try {
        return server.connect(candidate);
      } catch (AdapterException e) {
        if (!concernsThisDatabaseOnly(e)) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private static boolean concernsThisDatabaseOnly(AdapterException error) {
    // No such database; no CONNECT right; no line in pg_hba.conf, which may name databases; no
    // connections allowed.
    return error.getCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && Set.of("3D000", "42501", "28000", "55000").contains(cause.getSQLState());
  }

  @Override
  public ServerVersion version() {
    return new ServerVersion("PostgreSQL", version.toString());
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
    var tool = tools.dump(version);
    return new DumpTool(tool.tool().name(), tool.version().toString());
  }

  @Override
  public Dump dump(String database) {
    var tool = tools.dump(version);
    try (Connection inside = server.connect(database)) {
      SourceDescription source = SourceDescription.read(server, inside, tool.version());
      ChildProcess child =
          ChildProcess.producing(server.command(tool.tool(), DUMP_ARGUMENTS, database));
      return new PostgresDump(server, database, source, child);
    } catch (SQLException e) {
      throw new PostgresErrors(server)
          .classify("read the settings of database \"" + database + "\"", e);
    }
  }

  @Override
  public Optional<TargetState> target(String database) {
    return catalog.target(database);
  }

  @Override
  public Optional<String> incompatibility(String backupVersion) {
    Optional<ToolVersion> backup = ToolVersion.in(backupVersion);
    if (backup.isEmpty() || PostgresTools.series(backup.get()) <= PostgresTools.series(version)) {
      return Optional.empty();
    }
    return Optional.of(
        "The backup was taken from PostgreSQL "
            + backup.get()
            + ", which is newer than the target server ("
            + version
            + "). PostgreSQL loads backups of the same or an older major version only.");
  }

  @Override
  public void checkRestore(RestoreRequest request) {
    RestorePlan.check(server, tools, version, request);
  }

  @Override
  public Load restore(RestoreRequest request) {
    return PostgresLoad.start(RestorePlan.check(server, tools, version, request));
  }

  @Override
  public List<String> clearUpAbandoned(Optional<Credentials> privileged) {
    PostgresServer owner = privileged.map(server::as).orElse(server);
    try (Connection maintenance = openMaintenance(owner)) {
      return new AbandonedDatabases(owner, maintenance).remove();
    } catch (SQLException e) {
      throw new PostgresErrors(owner).classify("look for what restores left behind", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AdapterException(
          AdapterFailure.RETRYABLE,
          "The connection to PostgreSQL could not be closed: " + e.getMessage(),
          e);
    }
  }
}
