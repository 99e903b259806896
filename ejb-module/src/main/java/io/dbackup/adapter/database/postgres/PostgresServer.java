package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.AccessProperties;
import io.dbackup.adapter.database.process.CommandLine;
import io.dbackup.adapter.database.process.InstalledTool;
import io.dbackup.adapter.database.process.ServerAddress;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach one PostgreSQL server, for the driver and for the tools alike. Database names are
 * always passed where they are taken literally, never where a connection string is parsed.
 * Immutable.
 */
record PostgresServer(
    ServerAddress address,
    Credentials login,
    List<String> databases,
    String sslMode,
    Optional<String> sslRootCert) {

  private static final int DEFAULT_PORT = 5432;

  static final List<ConfigProperty> CONFIG_PROPERTIES = AccessProperties.withPort(DEFAULT_PORT);

  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  static PostgresServer of(AdapterProperties properties) {
    return new PostgresServer(
        ServerAddress.of(properties, DEFAULT_PORT),
        new Credentials(
            properties.requiredText("username"), properties.text("password").orElse("")),
        properties.list("database"),
        properties.text("sslMode").orElse("prefer"),
        properties.text("sslRootCert"));
  }

  PostgresServer as(Credentials credentials) {
    return new PostgresServer(address, credentials, databases, sslMode, sslRootCert);
  }

  /** A connection to one database whose answers must come within a minute. */
  Connection connect(String database) {
    return connect(database, ANSWER_SECONDS);
  }

  /**
   * A connection that waits for an answer as long as it takes; a dead peer is found by keep-alive.
   */
  Connection connectPatiently(String database) {
    return connect(database, 0);
  }

  private Connection connect(String database, int answerSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.hostInUrl()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(database);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS + 5);
    source.setSocketTimeout(answerSeconds);
    source.setTcpKeepAlive(true);
    source.setApplicationName("DBackup");
    source.setSslMode(sslMode);
    sslRootCert.ifPresent(source::setSslRootCert);
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new PostgresErrors(this).classify("connect to database \"" + database + "\"", e);
    }
  }

  /**
   * A tool that connects to the given database; neither the name nor the password is among its
   * arguments.
   */
  CommandLine command(InstalledTool tool, List<String> arguments, String database) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PGHOST", address.host());
    environment.put("PGPORT", Integer.toString(address.port()));
    environment.put("PGUSER", login.user());
    environment.put("PGDATABASE", database);
    environment.put("PGPASSFILE", "/dev/null");
    environment.put("PGCONNECT_TIMEOUT", Integer.toString(CONNECT_SECONDS));
    environment.put("PGAPPNAME", "DBackup");
    environment.put("PGSSLMODE", sslMode);
    sslRootCert.ifPresent(file -> environment.put("PGSSLROOTCERT", file));
    CommandLine command = CommandLine.of(tool, arguments).withEnvironment(environment);
    return login.password().isEmpty()
        ? command
        : command.withSecret("PGPASSWORD", login.password());
  }
}
