package io.dbackup.adapter.database.process;

import io.dbackup.spi.ConfigProperty;
import java.util.List;

/** The configuration of a server that is reached by host and port, login and TLS. */
public final class AccessProperties {

  private AccessProperties() {}

  /** The properties in the order of the form, the port with the engine's own as its default. */
  public static List<ConfigProperty> withPort(int defaultPort) {
    return List.of(
        ConfigProperty.text("host", "Host", "Name or address of the server")
            .withDefault("localhost"),
        ConfigProperty.integer("port", "Port", "TCP port of the server")
            .withDefault(Integer.toString(defaultPort)),
        ConfigProperty.text("username", "User", "Login that may read everything to back up")
            .asRequired()
            .withAliases("user"),
        ConfigProperty.text("password", "Password", "").asSecret(),
        ConfigProperty.list("database", "Databases", "Databases to offer first; empty for all"),
        ConfigProperty.choice(
                "sslMode",
                "TLS",
                "prefer encrypts when the server can; verify-ca and verify-full also check its certificate",
                List.of("disable", "prefer", "require", "verify-ca", "verify-full"))
            .withDefault("prefer"),
        ConfigProperty.text(
            "sslRootCert",
            "CA certificate",
            "PEM file on this machine, for verify-ca and verify-full"));
  }
}
