package io.dbackup.product.server;

import java.nio.file.Path;
import java.util.Locale;

/** The application servers the same archive runs on. */
public enum ServerKind {
  WILDFLY,
  PAYARA;

  /** The server this test run is about. */
  public static ServerKind underTest() {
    return valueOf(System.getProperty("product.server", "wildfly").toUpperCase(Locale.ROOT));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The script with which an operator starts the product on this server. */
  Path startScript() {
    return folder("product.server-config", "../server-config").resolve(id()).resolve("start.sh");
  }

  Path home() {
    return this == WILDFLY
        ? folder("wildfly.home", "../server-config/target/wildfly")
        : folder("payara.home", "target/payara6");
  }

  public static Path archive() {
    return folder("product.ear", "../ear/target/dbackup.ear");
  }

  /** Where a test run may leave its files. */
  public static Path workFolder() {
    return folder("product.work", "target/work").resolve(underTest().id());
  }

  private static Path folder(String property, String otherwise) {
    return Path.of(System.getProperty(property, otherwise)).toAbsolutePath().normalize();
  }
}
