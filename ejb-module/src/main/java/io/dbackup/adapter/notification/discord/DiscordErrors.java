package io.dbackup.adapter.notification.discord;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.notification.SendLaterException;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What Discord answered, in words. */
final class DiscordErrors {
  private static final Duration SOME_TIME = Duration.ofSeconds(60);
  private static final int LONGEST_REPLY = 300;

  private DiscordErrors() {}

  static AdapterException refused(Webhook webhook, HttpResponse<?> response, String body) {
    int status = response.statusCode();
    String said = said(webhook, body);
    return switch (status) {
      case 401, 403 ->
          new AdapterException(
              AdapterFailure.DENIED,
              "Discord does not accept the webhook (" + status + "); make a new one" + said);
      case 404 ->
          new AdapterException(
              AdapterFailure.NOT_FOUND,
              "The webhook does not exist (any more); make a new one in Discord and enter its"
                  + " address here");
      case 429 ->
          new SendLaterException(
              "Discord gets too many messages from this webhook and asks to wait",
              waitingTime(response));
      default ->
          status >= 500
              ? new AdapterException(
                  AdapterFailure.RETRYABLE, "Discord has a problem (" + status + ")" + said)
              : new AdapterException(
                  AdapterFailure.PERMANENT, "Discord refused the message (" + status + ")" + said);
    };
  }

  static AdapterException unreachable(IOException failure) {
    String what =
        failure instanceof ConnectException
            ? "Discord cannot be reached; check name resolution, firewall and proxy"
            : failure instanceof HttpTimeoutException
                ? "Discord did not answer in time"
                : failure instanceof SSLException
                    ? "No secure connection to Discord could be made"
                    : "The connection to Discord broke";
    return new AdapterException(
        AdapterFailure.RETRYABLE, what + " (" + failure.getClass().getSimpleName() + ")", failure);
  }

  /** Seconds, possibly with a fraction. */
  private static Duration waitingTime(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,8}(\\.\\d{1,9})?"))
        .map(text -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)))
        .orElse(SOME_TIME);
  }

  /** Discord's own words, from its JSON; a page of a proxy says nothing useful. */
  private static String said(Webhook webhook, String body) {
    try (JsonReader reader = JSON.createReader(new StringReader(body))) {
      return Optional.ofNullable(reader.readObject().getString("message", null))
          .map(webhook::withoutSecret)
          .map(text -> text.replaceAll("\\p{Cntrl}+", " "))
          .map(text -> ": " + text.substring(0, Math.min(LONGEST_REPLY, text.length())))
          .orElse("");
    } catch (JsonException | ClassCastException | IllegalStateException notJson) {
      return "";
    }
  }
}
