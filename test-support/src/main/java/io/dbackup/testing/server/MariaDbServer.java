package io.dbackup.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** The MariaDB installed on this machine, without the durability that tests do not need. */
public final class MariaDbServer implements TestDatabaseServer {
  private static final String SYSTEM_USER = "mysql";
  private static final String ADMIN = "admin";
  private static final String PASSWORD = "my secret 'with' \"all\" $igns";
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/libexec"));
  private static final long START_SECONDS = 60;
  private static MariaDbServer shared;

  private final Path folder;
  private final int port;
  private final Process process;

  private MariaDbServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** One server for all tests of this JVM; it ends with the JVM. */
  public static synchronized MariaDbServer shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop MariaDB"));
    }
    return shared;
  }

  /** A server of one's own; close it. */
  public static MariaDbServer start(String... moreOptions) {
    Path folder = ServerProcess.folder("dbackup-my-", SYSTEM_USER);
    Path data = folder.resolve("data");
    ServerProcess.run(
        outside(folder, "init.log"),
        ServerProcess.as(
            SYSTEM_USER,
            List.of(
                ServerProcess.program("mariadb-install-db", FOLDERS).toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db")));
    int port = ServerProcess.freePort();
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                ServerProcess.program("mariadbd", FOLDERS).toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--socket=" + folder.resolve("s.sock"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + initFile(folder),
                "--character-set-server=utf8mb4",
                "--event-scheduler=ON",
                "--log-bin=bin",
                "--server-id=1",
                "--max-allowed-packet=256M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=fsync",
                "--sync-binlog=0"));
    command.addAll(List.of(moreOptions));
    Process process =
        ServerProcess.start(outside(folder, "server.log"), ServerProcess.as(SYSTEM_USER, command));
    MariaDbServer server = new MariaDbServer(folder, port, process);
    server.awaitReady();
    return server;
  }

  private static Path initFile(Path folder) {
    Path file = outside(folder, "init.sql");
    String password = "'" + PASSWORD.replace("'", "''") + "'";
    try {
      Files.writeString(
          file,
          "CREATE USER IF NOT EXISTS "
              + ADMIN
              + "@'%' IDENTIFIED BY "
              + password
              + ";\n"
              + "GRANT ALL ON *.* TO "
              + ADMIN
              + "@'%' WITH GRANT OPTION;\n"
              + "ALTER USER root@localhost IDENTIFIED BY "
              + password
              + ";\n");
      file.toFile().setReadable(true, false);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files written by this JVM, which may be another user than the server's. */
  private static Path outside(Path folder, String name) {
    return folder.resolveSibling(folder.getFileName() + "-" + name);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (true) {
      try (Connection connection = connect("")) {
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          String log = ServerProcess.read(outside(folder, "server.log"));
          close();
          throw new AssertionError("MariaDB did not start: " + e.getMessage() + "\n" + log);
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
    return ADMIN;
  }

  @Override
  public String adminPassword() {
    return PASSWORD;
  }

  @Override
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("sslMode", "disable");
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("connectTimeout", "5000");
    Connection connection =
        new Driver().connect("jdbc:mariadb://" + HOST + ":" + port + "/", properties);
    if (!database.isEmpty()) {
      connection.setCatalog(database);
    }
    return connection;
  }

  @Override
  public void createDatabase(String name) throws SQLException {
    execute("", "CREATE DATABASE " + quoted(name));
  }

  @Override
  public void dropDatabase(String name) throws SQLException {
    execute("", "DROP DATABASE " + quoted(name));
  }

  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Kills the server as a crash would, without removing anything; {@link #close()} does that. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    ServerProcess.stop(process, folder);
    for (String name : List.of("init.log", "server.log", "init.sql")) {
      outside(folder, name).toFile().delete();
    }
  }
}
