package io.dbackup.testing.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * A message that a mail server accepted.
 *
 * @param recipients of the envelope, which decides who gets it
 * @param login under which it was handed in; null when nobody logged in
 * @param encrypted whether the connection was
 * @param raw all of its bytes
 */
public record ReceivedMail(
    String sender, List<String> recipients, String login, boolean encrypted, byte[] raw) {

  /** As a mail program reads it. */
  public MimeMessage message() {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public String subject() {
    try {
      return message().getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public String plainText() {
    return part(0, "text/plain");
  }

  public String html() {
    return part(1, "text/html");
  }

  private String part(int index, String type) {
    try {
      MimeMultipart parts = (MimeMultipart) message().getContent();
      BodyPart part = parts.getBodyPart(index);
      if (!part.isMimeType(type)) {
        throw new AssertionError("part " + index + " is " + part.getContentType());
      }
      return ((String) part.getContent()).replace("\r\n", "\n");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
