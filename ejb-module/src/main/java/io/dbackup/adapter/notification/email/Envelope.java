package io.dbackup.adapter.notification.email;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/** From whom and to whom. */
record Envelope(InternetAddress from, List<InternetAddress> to) {
  private static final int MAX_RECIPIENTS = 50;

  /** PERMANENT, naming the property, when an address is none. */
  static Envelope of(AdapterProperties properties) {
    List<String> recipients = properties.list("to");
    if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
      throw wrong("config.to must hold 1 to " + MAX_RECIPIENTS + " addresses", null);
    }
    return new Envelope(
        address("from", properties.requiredText("from")),
        recipients.stream().map(text -> address("to", text)).toList());
  }

  private static InternetAddress address(String property, String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      if (address.getAddress().contains("@")) {
        return address;
      }
    } catch (AddressException e) {
      throw wrong("config." + property + ": \"" + text + "\" is not an e-mail address", e);
    }
    throw wrong("config." + property + ": \"" + text + "\" is not an e-mail address", null);
  }

  private static AdapterException wrong(String message, Throwable cause) {
    return new AdapterException(AdapterFailure.PERMANENT, message, cause);
  }
}
