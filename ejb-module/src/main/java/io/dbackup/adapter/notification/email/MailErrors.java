package io.dbackup.adapter.notification.email;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Failures of the mail library in words. A reply of the server is only known as the text of an
 * exception; its first digit says whether trying again may help (4) or not (5).
 */
final class MailErrors {
  private static final Pattern REPLY = Pattern.compile("(?s)^\\s*([45])\\d\\d[ -].*");
  private static final int LONGEST_REPLY = 500;

  private MailErrors() {}

  static AdapterException translate(MailServer server, MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return new AdapterException(
          isTemporary(failure) ? AdapterFailure.RETRYABLE : AdapterFailure.DENIED,
          "The mail server "
              + server
              + " refused the login; check user and password"
              + reply(server, failure),
          failure);
    }
    if (failure instanceof SendFailedException refused) {
      return refused(server, refused);
    }
    if (find(failure, CertificateException.class).isPresent()) {
      return new AdapterException(
          AdapterFailure.PERMANENT,
          "The certificate of the mail server "
              + server
              + " is not trusted or is for another host; give the name in the certificate as host, or"
              + " have this server's Java trust its authority"
              + reply(server, failure),
          failure);
    }
    return connection(server, failure);
  }

  private static AdapterException connection(MailServer server, MessagingException failure) {
    String what;
    if (find(failure, UnknownHostException.class).isPresent()
        || find(failure, UnresolvedAddressException.class).isPresent()) {
      what = "The mail server " + server + " has no known address";
    } else if (find(failure, ClosedByInterruptException.class).isPresent()) {
      what = "Sending to the mail server " + server + " was broken off";
    } else if (find(failure, SocketTimeoutException.class).isPresent()) {
      what = "The mail server " + server + " did not answer in time";
    } else if (find(failure, ConnectException.class).isPresent()) {
      what = "Nothing answers at the mail server " + server;
    } else {
      what = "The mail server " + server + " did not take the message";
    }
    return new AdapterException(
        isPermanent(failure) ? AdapterFailure.PERMANENT : AdapterFailure.RETRYABLE,
        what + reply(server, failure),
        failure);
  }

  private static AdapterException refused(MailServer server, SendFailedException failure) {
    if (has(failure.getValidSentAddresses())) {
      // Again to all would be twice to some.
      return new AdapterException(
          AdapterFailure.PERMANENT,
          "The mail server "
              + server
              + " took the message for "
              + list(failure.getValidSentAddresses())
              + " but refused "
              + list(failure.getInvalidAddresses(), failure.getValidUnsentAddresses())
              + reply(server, failure),
          failure);
    }
    return new AdapterException(
        isPermanent(failure) ? AdapterFailure.PERMANENT : AdapterFailure.RETRYABLE,
        "The mail server " + server + " refused the message" + reply(server, failure),
        failure);
  }

  private static boolean has(Address[] addresses) {
    return addresses != null && addresses.length > 0;
  }

  private static String list(Address[]... groups) {
    return Arrays.stream(groups)
        .filter(MailErrors::has)
        .flatMap(Arrays::stream)
        .map(Address::toString)
        .collect(Collectors.joining(", "));
  }

  private static boolean isTemporary(MessagingException failure) {
    return firstDigit(failure).filter("4"::equals).isPresent();
  }

  private static boolean isPermanent(MessagingException failure) {
    return firstDigit(failure).filter("5"::equals).isPresent();
  }

  /** Of the innermost reply: that of the recipient, not the summary around it. */
  private static Optional<String> firstDigit(MessagingException failure) {
    Optional<String> digit = Optional.empty();
    for (Exception e = failure; e instanceof MessagingException mail; e = mail.getNextException()) {
      Matcher reply = REPLY.matcher(String.valueOf(e.getMessage()));
      if (reply.matches()) {
        digit = Optional.of(reply.group(1));
      }
    }
    return digit;
  }

  private static String reply(MailServer server, MessagingException failure) {
    String text = failure.getMessage();
    for (Exception e = failure; e instanceof MessagingException mail; e = mail.getNextException()) {
      if (e.getMessage() != null && !e.getMessage().isBlank()) {
        text = e.getMessage();
      }
    }
    Optional<IOException> io = find(failure, IOException.class);
    if (io.isPresent() && io.get().getMessage() != null) {
      text = io.get().getMessage();
    }
    if (text == null || text.isBlank()) {
      return "";
    }
    String line = server.withoutPassword(text).replaceAll("\\p{Cntrl}+", " ").strip();
    return ": " + line.substring(0, Math.min(LONGEST_REPLY, line.length()));
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable next = failure;
    for (int depth = 0; next != null && depth < 20; depth++) {
      if (type.isInstance(next)) {
        return Optional.of(type.cast(next));
      }
      next = next.getCause();
    }
    return Optional.empty();
  }
}
