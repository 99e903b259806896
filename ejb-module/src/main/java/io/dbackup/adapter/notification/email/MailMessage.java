package io.dbackup.adapter.notification.email;

import io.dbackup.spi.notification.Notification;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * A message with a part of plain text and one of HTML. Its id is that of the notification, so that
 * mailboxes know a message that had to be sent again.
 */
final class MailMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int LONGEST_SUBJECT = 200;

  private final String messageId;

  private MailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MimeMessage of(Session session, Envelope envelope, Notification notification)
      throws MessagingException {
    String sender = envelope.from().getAddress();
    String domain = sender.substring(sender.lastIndexOf('@') + 1);
    MailMessage message = new MailMessage(session, "<" + notification.id() + "@" + domain + ">");
    message.setFrom(envelope.from());
    message.setRecipients(Message.RecipientType.TO, envelope.to().toArray(new Address[0]));
    message.setSubject(subject(notification.title()), UTF_8);
    message.setSentDate(Date.from(notification.time()));
    // Answering machines leave such a message alone.
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeMultipart parts = new MimeMultipart("alternative");
    parts.addBodyPart(part(PlainBody.of(notification), "plain"));
    parts.addBodyPart(part(HtmlBody.of(notification), "html"));
    message.setContent(parts);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /** One line whatever the title is: a line break would begin another header. */
  static String subject(String title) {
    String line = title.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) + "..." : line;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
