package io.dbackup.adapter.notification.email;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * How to reach one SMTP server. Certificates are checked against the authorities the Java runtime
 * trusts, and must be for the configured host. Immutable.
 */
record MailServer(
    String host, int port, Security security, Optional<String> username, String password) {

  /** How the connection is protected. */
  enum Security {
    /** By a command on a plain connection; a server that does not have it gets nothing. */
    STARTTLS(587),
    /** From the first byte. */
    SSL(465),
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  static final List<ConfigProperty> CONFIG_PROPERTIES =
      List.of(
          ConfigProperty.text("host", "Host", "Name of the SMTP server, as in its certificate")
              .asRequired(),
          ConfigProperty.integer(
              "port", "Port", "587 with starttls, 465 with ssl and 25 with none when left empty"),
          ConfigProperty.choice(
                  "secure",
                  "Encryption",
                  "starttls and ssl check the certificate; with none everything is readable on the way,"
                      + " the password too",
                  List.of("starttls", "ssl", "none"))
              .withDefault("starttls")
              .withAliases("security"),
          ConfigProperty.text("username", "User", "Login at the server; empty when it needs none")
              .withAliases("user"),
          ConfigProperty.text("password", "Password", "").asSecret(),
          ConfigProperty.text(
                  "from", "From", "Address of the sender, such as DBackup <backup@example.com>")
              .asRequired(),
          ConfigProperty.list("to", "To", "Addresses of the recipients, separated by commas")
              .asRequired());

  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 10_000;

  static MailServer of(AdapterProperties properties) {
    Security security =
        switch (properties.text("secure").orElse("starttls")) {
          case "ssl" -> Security.SSL;
          case "none" -> Security.NONE;
          default -> Security.STARTTLS;
        };
    return new MailServer(
        properties.requiredText("host"),
        properties.integer("port").orElse(security.port),
        security,
        properties.text("username"),
        properties.text("password").orElse(""));
  }

  Session session() {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", host);
    settings.setProperty("mail.smtp.port", Integer.toString(port));
    settings.setProperty("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MILLIS));
    settings.setProperty("mail.smtp.timeout", Integer.toString(ANSWER_MILLIS));
    settings.setProperty("mail.smtp.auth", Boolean.toString(username.isPresent()));
    settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.SSL));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    settings.setProperty(
        "mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    settings.setProperty(
        "mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    // One recipient who is gone must not keep the others from knowing.
    settings.setProperty("mail.smtp.sendpartial", "true");
    // Sockets of channels close when their thread is interrupted; plain ones would go on waiting.
    settings.setProperty("mail.smtp.usesocketchannels", "true");
    return Session.getInstance(settings);
  }

  void connect(Transport transport) throws MessagingException {
    if (username.isPresent()) {
      transport.connect(host, port, username.get(), password);
    } else {
      transport.connect(host, port, null, null);
    }
  }

  /** The text without the password, should a server have repeated it. */
  String withoutPassword(String text) {
    return password.isBlank() ? text : text.replace(password, "********");
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
