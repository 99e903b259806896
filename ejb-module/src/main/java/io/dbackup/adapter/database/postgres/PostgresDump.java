package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.DumpStream;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Dump;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A running {@code pg_dump}, its archive proved whole while it passes. */
final class PostgresDump implements Dump {
  private final PostgresServer server;
  private final String database;
  private final SourceDescription source;
  private final ChildProcess child;
  private final ArchiveReader archive = new ArchiveReader();
  private final DumpStream content;

  PostgresDump(
      PostgresServer server, String database, SourceDescription source, ChildProcess child) {
    this.server = server;
    this.database = database;
    this.source = source;
    this.child = child;
    this.content = new DumpStream(child, archive::accept);
  }

  @Override
  public InputStream content() {
    return content;
  }

  @Override
  public void awaitSuccess() {
    content.requireEnd("pg_dump");
    int status = child.awaitExit();
    if (status != 0) {
      throw failure(status);
    }
    archive.requireComplete();
  }

  private AdapterException failure(int status) {
    String message =
        "pg_dump of database \""
            + database
            + "\" failed with exit status "
            + status
            + ": "
            + child.errorSummary();
    // The server's own answer now tells what kind of failure it was; the tool's wording does not.
    try (Connection probe = server.connect(database)) {
      probe.isValid(1);
      return new AdapterException(AdapterFailure.PERMANENT, message);
    } catch (AdapterException e) {
      return new AdapterException(e.failure(), message + " — " + e.getMessage(), e);
    } catch (SQLException e) {
      return new AdapterException(AdapterFailure.RETRYABLE, message, e);
    }
  }

  @Override
  public List<String> warnings() {
    return child.errorLines();
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
