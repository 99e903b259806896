package io.dbackup.adapter.notification.discord;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of a webhook, which must be one at Discord or at an origin the operator allows: a
 * channel must not become a way to make this server call others. {@link #toString()} does not show
 * it.
 */
final class Webhook {
  private static final Set<String> DISCORD =
      Set.of(
          "https://discord.com",
          "https://discordapp.com",
          "https://ptb.discord.com",
          "https://canary.discord.com");
  private static final Pattern PATH =
      Pattern.compile("/api/(v\\d{1,2}/)?webhooks/\\d{1,30}/[A-Za-z0-9._-]{1,200}");

  private final URI address;

  private Webhook(URI address) {
    this.address = address;
  }

  /**
   * PERMANENT, without repeating the text, for anything else.
   *
   * @param moreOrigins origins such as {@code https://proxy.example.com:8443}, separated by commas
   */
  static Webhook parse(String text, String moreOrigins) {
    URI uri = uri(text.strip());
    String origin = origin(uri);
    boolean allowed =
        DISCORD.contains(origin)
            || Arrays.stream(moreOrigins.split(","))
                .map(more -> more.strip().toLowerCase(Locale.ROOT))
                .anyMatch(origin::equals);
    if (!allowed
        || uri.getRawUserInfo() != null
        || uri.getRawPath() == null
        || !PATH.matcher(uri.getRawPath()).matches()) {
      throw wrong();
    }
    String thread = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Webhook(URI.create(origin + uri.getRawPath() + thread));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Its message repeats the address, so it is not kept as the cause.
      throw wrong();
    }
  }

  private static String origin(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw wrong();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = uri.getPort() == -1 || uri.getPort() == ("https".equals(scheme) ? 443 : 80);
    return scheme
        + "://"
        + uri.getHost().toLowerCase(Locale.ROOT)
        + (usual ? "" : ":" + uri.getPort());
  }

  private static AdapterException wrong() {
    return new AdapterException(
        AdapterFailure.PERMANENT,
        "config.webhookUrl must be a webhook's address as Discord shows it, such as"
            + " https://discord.com/api/webhooks/123/abc");
  }

  URI address() {
    return address;
  }

  /** The text without the webhook's secret, should the other side have repeated it. */
  String withoutSecret(String text) {
    String path = address.getRawPath();
    return text.replace(path.substring(path.lastIndexOf('/') + 1), "********");
  }

  @Override
  public String toString() {
    return "Webhook";
  }
}
