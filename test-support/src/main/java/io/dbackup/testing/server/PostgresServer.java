package io.dbackup.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The newest PostgreSQL installed on this machine, without the durability that tests do not need.
 */
public final class PostgresServer implements TestDatabaseServer {
  private static final String SYSTEM_USER = "postgres";
  private static final String PASSWORD = "pg secret 'with' \"all\" $igns";
  private static final long START_SECONDS = 60;
  private static PostgresServer shared;

  private final Path folder;
  private final int port;
  private final Process process;

  private PostgresServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** One server for all tests of this JVM; it ends with the JVM. */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop PostgreSQL"));
    }
    return shared;
  }

  /** A server of one's own; close it. */
  public static PostgresServer start() {
    List<Path> folders = ServerProcess.versionFolders(Path.of("/usr/lib/postgresql"), "bin");
    Path folder = ServerProcess.folder("dbackup-pg-", SYSTEM_USER);
    Path data = folder.resolve("data");
    Path log = outside(folder, "init.log");
    Path passwordFile = outside(folder, "password");
    try {
      Files.writeString(passwordFile, PASSWORD);
      passwordFile.toFile().setReadable(true, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerProcess.run(
        log,
        ServerProcess.as(
            SYSTEM_USER,
            List.of(
                ServerProcess.program("initdb", folders).toString(),
                "--pgdata=" + data,
                "--auth=scram-sha-256",
                "--username=admin",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync")));
    int port = ServerProcess.freePort();
    Process process =
        ServerProcess.start(
            outside(folder, "server.log"),
            ServerProcess.as(
                SYSTEM_USER,
                List.of(
                    ServerProcess.program("postgres", folders).toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=" + folder,
                    "-c",
                    "fsync=off",
                    "-c",
                    "full_page_writes=off",
                    "-c",
                    "max_connections=60",
                    "-c",
                    "wal_level=logical")));
    PostgresServer server = new PostgresServer(folder, port, process);
    server.awaitReady();
    return server;
  }

  /** Files written by this JVM, which may be another user than the server's. */
  private static Path outside(Path folder, String name) {
    return folder.resolveSibling(folder.getFileName() + "-" + name);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (true) {
      try (Connection connection = connect("postgres")) {
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          String log = ServerProcess.read(outside(folder, "server.log"));
          close();
          throw new AssertionError("PostgreSQL did not start: " + e.getMessage() + "\n" + log);
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String adminUser() {
    return "admin";
  }

  @Override
  public String adminPassword() {
    return PASSWORD;
  }

  @Override
  public Connection connect(String database) throws SQLException {
    return connect(database, adminUser(), PASSWORD);
  }

  public Connection connect(String database, String user, String password) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {HOST});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(5);
    return source.getConnection();
  }

  @Override
  public void createDatabase(String name) throws SQLException {
    execute("postgres", "CREATE DATABASE " + quoted(name) + " TEMPLATE template0");
  }

  /** Runs a script of any statements, one by one, as {@code psql} does. */
  public void runScript(String database, String script) {
    Path file = outside(folder, "script.sql");
    Path log = outside(folder, "script.log");
    try {
      Files.writeString(file, script);
      List<Path> folders = ServerProcess.versionFolders(Path.of("/usr/lib/postgresql"), "bin");
      ServerProcess.run(
          log,
          List.of(
              ServerProcess.program("psql", folders).toString(),
              "--no-psqlrc",
              "--quiet",
              "--set=ON_ERROR_STOP=1",
              "--file=" + file),
          Map.of(
              "PGHOST", HOST,
              "PGPORT", Integer.toString(port),
              "PGUSER", adminUser(),
              "PGPASSWORD", PASSWORD,
              "PGDATABASE", database));
      Files.delete(file);
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void dropDatabase(String name) throws SQLException {
    execute("postgres", "DROP DATABASE " + quoted(name));
  }

  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Kills the server as a crash would, without removing anything; {@link #close()} does that. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    ServerProcess.stop(process, folder);
    for (String name : List.of("init.log", "server.log", "password")) {
      outside(folder, name).toFile().delete();
    }
  }
}
