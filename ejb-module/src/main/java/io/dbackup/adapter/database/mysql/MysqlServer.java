package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.AccessProperties;
import io.dbackup.adapter.database.process.CommandLine;
import io.dbackup.adapter.database.process.ServerAddress;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** How to reach one MySQL or MariaDB server, for the driver and for the tools alike. Immutable. */
record MysqlServer(
    ServerAddress address, Credentials login, String sslMode, Optional<String> sslRootCert) {

  private static final int DEFAULT_PORT = 3306;

  static final List<ConfigProperty> CONFIG_PROPERTIES = AccessProperties.withPort(DEFAULT_PORT);

  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  static MysqlServer of(AdapterProperties properties) {
    return new MysqlServer(
        ServerAddress.of(properties, DEFAULT_PORT),
        new Credentials(
            properties.requiredText("username"), properties.text("password").orElse("")),
        properties.text("sslMode").orElse("prefer"),
        properties.text("sslRootCert"));
  }

  MysqlServer as(Credentials credentials) {
    return new MysqlServer(address, credentials, sslMode, sslRootCert);
  }

  private MysqlServer withSslMode(String mode) {
    return new MysqlServer(address, login, mode, sslRootCert);
  }

  /** The same with {@code prefer} decided: with TLS if the server has it, else without. */
  MysqlServer negotiated() {
    if (!sslMode.equals("prefer")) {
      return this;
    }
    MysqlServer encrypted = withSslMode("require");
    try (Connection connection = encrypted.connect()) {
      return encrypted;
    } catch (AdapterException e) {
      if (e.failure() != AdapterFailure.RETRYABLE || MysqlErrors.isNetworkTrouble(e)) {
        throw e;
      }
      return withSslMode("disable");
    } catch (SQLException e) {
      throw new MysqlErrors(this).classify("close a connection", e);
    }
  }

  /**
   * A connection to the server, to no database in particular, whose answers must come within a
   * minute.
   */
  Connection connect() {
    return connect(ANSWER_SECONDS);
  }

  /** A connection that waits for an answer as long as it takes. */
  Connection connectPatiently() {
    return connect(0);
  }

  private Connection connect(int answerSeconds) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS * 1000));
    properties.setProperty("socketTimeout", Integer.toString(answerSeconds * 1000));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("sslMode", driverMode());
    sslRootCert.ifPresent(file -> properties.setProperty("serverSslCert", file));
    // Without TLS the server's key could be anybody's; over a network the password is not entrusted
    // to it.
    boolean trusted = !sslMode.equals("disable") || address.isLoopback();
    properties.setProperty("allowPublicKeyRetrieval", Boolean.toString(trusted));
    try {
      return new Driver().connect("jdbc:mariadb://" + address + "/", properties);
    } catch (SQLException e) {
      throw new MysqlErrors(this).classify("accept the connection", e);
    }
  }

  private String driverMode() {
    // The driver's word for encryption without a look at the certificate is "trust".
    return sslMode.equals("require") ? "trust" : sslMode;
  }

  /**
   * A tool of the given vendor that connects to this server; the password is not among its
   * arguments.
   */
  CommandLine command(MysqlTools.VersionedTool tool, List<String> arguments) {
    List<String> all = new ArrayList<>();
    // First of all: no settings file of this machine may change what the tool does.
    all.add("--no-defaults");
    all.add("--protocol=TCP");
    all.add("--host=" + address.host());
    all.add("--port=" + address.port());
    all.add("--user=" + login.user());
    all.addAll(tool.vendor() == Vendor.MYSQL ? mysqlTls() : mariadbTls());
    all.addAll(arguments);
    CommandLine command = CommandLine.of(tool.tool(), all);
    return login.password().isEmpty() ? command : command.withSecret("MYSQL_PWD", login.password());
  }

  private List<String> mysqlTls() {
    String mode =
        switch (sslMode) {
          case "verify-ca" -> "VERIFY_CA";
          case "verify-full" -> "VERIFY_IDENTITY";
          case "require" -> "REQUIRED";
          default -> "DISABLED";
        };
    List<String> arguments = new ArrayList<>(List.of("--ssl-mode=" + mode));
    sslRootCert.ifPresent(file -> arguments.add("--ssl-ca=" + file));
    if (mode.equals("DISABLED") && address.isLoopback()) {
      arguments.add("--get-server-public-key");
    }
    return arguments;
  }

  private List<String> mariadbTls() {
    List<String> arguments = new ArrayList<>();
    switch (sslMode) {
      case "disable" -> arguments.add("--skip-ssl");
      case "verify-ca", "verify-full" -> {
        arguments.add("--ssl");
        arguments.add("--ssl-verify-server-cert");
      }
      default -> {
        arguments.add("--ssl");
        arguments.add("--skip-ssl-verify-server-cert");
      }
    }
    sslRootCert.ifPresent(file -> arguments.add("--ssl-ca=" + file));
    return arguments;
  }
}
