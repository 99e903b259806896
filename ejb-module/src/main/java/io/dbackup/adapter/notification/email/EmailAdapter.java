package io.dbackup.adapter.notification.email;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** E-mail through an SMTP server. */
@ApplicationScoped
public class EmailAdapter implements NotificationAdapter {
  @Override
  public String id() {
    return "email";
  }

  @Override
  public String displayName() {
    return "E-mail";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return MailServer.CONFIG_PROPERTIES;
  }

  @Override
  public void send(AdapterProperties properties, Notification notification) {
    MailServer server = MailServer.of(properties);
    Envelope envelope = Envelope.of(properties);
    try {
      Session session = server.session();
      MimeMessage message = MailMessage.of(session, envelope, notification);
      try (Transport transport = session.getTransport("smtp")) {
        server.connect(transport);
        transport.sendMessage(message, envelope.to().toArray(new Address[0]));
      }
    } catch (MessagingException e) {
      throw MailErrors.translate(server, e);
    }
  }
}
