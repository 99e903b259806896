package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.DumpStream;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Dump;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running dump program, whose last line says that it came to its end. */
final class MysqlDump implements Dump {
  private final MysqlServer server;
  private final MysqlTools.VersionedTool tool;
  private final String database;
  private final MysqlSource source;
  private final ChildProcess child;
  private final SqlTrailer trailer = new SqlTrailer();
  private final DumpStream content;

  private MysqlDump(
      MysqlServer server,
      MysqlTools.VersionedTool tool,
      String database,
      MysqlSource source,
      ChildProcess child) {
    this.server = server;
    this.tool = tool;
    this.database = database;
    this.source = source;
    this.child = child;
    this.content = new DumpStream(child, trailer::accept);
  }

  static MysqlDump start(
      MysqlServer server, MysqlTools.VersionedTool tool, String database, MysqlSource source) {
    ChildProcess child =
        ChildProcess.producing(server.command(tool, arguments(tool, database, source)));
    return new MysqlDump(server, tool, database, source, child);
  }

  private static List<String> arguments(
      MysqlTools.VersionedTool tool, String database, MysqlSource source) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--single-transaction",
                "--skip-lock-tables",
                // A table whose default is a sequence cannot be filled while only the table is
                // locked.
                "--skip-add-locks",
                "--quick",
                "--hex-blob",
                "--no-tablespaces",
                "--comments",
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=1G"));
    // Without the right to read them the tool would stop at the first; the source lists them as
    // left out.
    arguments.add(source.routines() ? "--routines" : "--skip-routines");
    arguments.add(source.events() ? "--events" : "--skip-events");
    arguments.add("--triggers");
    if (source.history()) {
      arguments.add("--dump-history");
    }
    if (tool.vendor() == Vendor.MYSQL) {
      // A restore must not meet the target's own transaction history.
      arguments.add("--set-gtid-purged=OFF");
      if (tool.version().major() >= 8) {
        arguments.add("--column-statistics=0");
      }
    }
    for (String view : source.skippedViews()) {
      arguments.add("--ignore-table=" + database + "." + view);
    }
    // Whatever the name looks like, it is no option.
    arguments.add("--");
    arguments.add(database);
    return arguments;
  }

  @Override
  public InputStream content() {
    return content;
  }

  @Override
  public void awaitSuccess() {
    content.requireEnd(tool.tool().name());
    int status = child.awaitExit();
    if (status != 0) {
      throw failure(status);
    }
    trailer.requireComplete();
  }

  private AdapterException failure(int status) {
    String message =
        tool.tool().name()
            + " of database \""
            + database
            + "\" failed with exit status "
            + status
            + ": "
            + child.errorSummary();
    // The server's own answer now tells what kind of failure it was; the tool's wording does not.
    try (Connection probe = server.connect()) {
      probe.setCatalog(database);
      return new AdapterException(AdapterFailure.PERMANENT, message);
    } catch (AdapterException e) {
      return new AdapterException(e.failure(), message + " — " + e.getMessage(), e);
    } catch (SQLException e) {
      AdapterException reason =
          new MysqlErrors(server).classify("open database \"" + database + "\"", e);
      return new AdapterException(reason.failure(), message + " — " + reason.getMessage(), e);
    }
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>(source.warnings());
    all.addAll(child.errorLines());
    return all;
  }

  @Override
  public List<String> omissions() {
    return source.omissions();
  }

  @Override
  public Map<String, String> databaseProperties() {
    return source.properties();
  }

  @Override
  public long estimatedBytes() {
    return source.estimatedBytes();
  }

  @Override
  public void close() {
    child.close();
  }
}
