package io.dbackup.adapter.notification.discord;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A Discord channel, by its webhook. The webhook's address is a password and is in no message.
 * Proxies are those of the Java runtime ({@code https.proxyHost}).
 */
@ApplicationScoped
public class DiscordAdapter implements NotificationAdapter {
  /** Origins accepted beside Discord's own; only the operator can set it. */
  static final String ORIGINS = "dbackup.discord.origins";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int LONGEST_ANSWER = 4096;

  private final Supplier<String> moreOrigins;
  private HttpClient client;

  public DiscordAdapter() {
    this(() -> ConfigProvider.getConfig().getOptionalValue(ORIGINS, String.class).orElse(""));
  }

  DiscordAdapter(Supplier<String> moreOrigins) {
    this.moreOrigins = moreOrigins;
  }

  @Override
  public String id() {
    return "discord";
  }

  @Override
  public String displayName() {
    return "Discord";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(
        ConfigProperty.text(
                "webhookUrl",
                "Webhook URL",
                "From the channel's settings: Integrations, Webhooks. Whoever has it can write there")
            .asRequired()
            .asSecret(),
        ConfigProperty.text("username", "Name", "Under which messages appear")
            .withDefault("DBackup"),
        ConfigProperty.text("avatarUrl", "Picture", "Address of a picture beside the messages"));
  }

  @Override
  public void send(AdapterProperties properties, Notification notification) {
    Webhook webhook = Webhook.parse(properties.requiredText("webhookUrl"), moreOrigins.get());
    HttpRequest request =
        HttpRequest.newBuilder(webhook.address())
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "DBackup")
            .POST(HttpRequest.BodyPublishers.ofString(DiscordJson.of(properties, notification)))
            .build();
    try {
      HttpResponse<InputStream> response =
          client().send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() / 100 != 2) {
          String text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
          throw DiscordErrors.refused(webhook, response, text);
        }
      }
    } catch (IOException e) {
      throw DiscordErrors.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdapterException(
          AdapterFailure.RETRYABLE, "Sending to Discord was broken off; it may have arrived", e);
    }
  }

  /**
   * Made when it is first needed: it has threads of its own, and a proxy of this bean needs none.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .build();
    }
    return client;
  }
}
