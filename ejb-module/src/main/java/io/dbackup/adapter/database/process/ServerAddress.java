package io.dbackup.adapter.database.process;

import io.dbackup.error.BackupException;
import io.dbackup.spi.AdapterProperties;
import java.util.regex.Pattern;

/**
 * Host and port of a database server. The host is a name or an address and nothing else: lists,
 * paths and options that a driver or tool would read from it are refused.
 */
public record ServerAddress(String host, int port) {
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_:][\\p{L}\\p{N}._:%-]{0,252}");

  public ServerAddress {
    if (!HOST.matcher(host).matches()) {
      throw BackupException.invalid("config.host must be a host name or an IP address");
    }
    if (port < 1 || port > 65_535) {
      throw BackupException.invalid("config.port must be between 1 and 65535");
    }
  }

  /** Reads the properties {@code host} and {@code port}. */
  public static ServerAddress of(AdapterProperties properties, int defaultPort) {
    return new ServerAddress(
        properties.text("host").orElse("localhost"),
        properties.integer("port").orElse(defaultPort));
  }

  /** The host as it stands in a URL: an IPv6 address in brackets. */
  public String hostInUrl() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** Whether the server is on this machine, by its name or address alone. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  @Override
  public String toString() {
    return hostInUrl() + ":" + port;
  }
}
