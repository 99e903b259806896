package io.dbackup.adapter.notification.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.spi.notification.SendLaterException;
import io.dbackup.testing.contract.NotificationAdapterContract;
import io.dbackup.testing.webhook.DiscordStub;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordAdapterTest implements NotificationAdapterContract {
  private final DiscordStub discord = new DiscordStub();
  private String allowed = discord.origin();

  @AfterEach
  void stop() {
    discord.close();
  }

  @Override
  public NotificationAdapter adapter() {
    return new DiscordAdapter(() -> allowed);
  }

  @Override
  public AdapterProperties properties() {
    return webhook(discord.webhookUrl());
  }

  @Override
  public AdapterProperties at(int port) {
    allowed = "http://127.0.0.1:" + port;
    return webhook(DiscordStub.webhookUrl(allowed));
  }

  private static AdapterProperties webhook(String address) {
    return new AdapterProperties(Map.of("webhookUrl", address, "username", "DBackup"));
  }

  /** Title, text, facts and link, with the backslashes gone that keep words from being markup. */
  @Override
  public List<String> shown() {
    return discord.received().stream().map(DiscordAdapterTest::shown).toList();
  }

  private static String shown(String body) {
    JsonObject embed = embed(body);
    StringBuilder text = new StringBuilder();
    text.append(embed.getString("title")).append('\n').append(embed.getString("description"));
    for (JsonObject field : embed.getJsonArray("fields").getValuesAs(JsonObject.class)) {
      text.append('\n').append(field.getString("name")).append(field.getString("value"));
    }
    return text.append(embed.getString("url")).toString().replaceAll("\\\\(.)", "$1");
  }

  private static JsonObject message(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  private static JsonObject embed(String body) {
    return message(body).getJsonArray("embeds").getJsonObject(0);
  }

  @Override
  public String secret() {
    return DiscordStub.TOKEN;
  }

  private void send(String title, String text) {
    adapter().send(properties(), NotificationAdapterContract.notification(title, text));
  }

  private AdapterException failure() {
    return failure(properties());
  }

  private AdapterException failure(AdapterProperties properties) {
    return catchThrowableOfType(
        AdapterException.class,
        () ->
            adapter().send(properties, NotificationAdapterContract.notification("Title", "Text")));
  }

  @Test
  void aMessageShouldBeAnEmbedWithColourTimeAndFacts() {
    send("Backup failed", "The disk is full");

    JsonObject message = message(discord.received().get(0));
    assertThat(message.getString("username")).isEqualTo("DBackup");
    JsonObject embed = embed(discord.received().get(0));
    assertThat(embed.getString("title")).isEqualTo("Backup failed");
    assertThat(embed.getString("timestamp")).isEqualTo("2026-11-02T03:00:00Z");
    assertThat(embed.getInt("color")).isEqualTo(0xcf222e);
    assertThat(embed.getJsonArray("fields").getJsonObject(0))
        .isEqualTo(
            Json.createObjectBuilder()
                .add("name", "Job")
                .add("value", "Nightly shop")
                .add("inline", true)
                .build());
  }

  @Test
  void nobodyShouldBeCalledAndNothingFormattedByWordsFromOutside() {
    send("@everyone", "**[click](http://evil.example)** <@123>");

    JsonObject message = message(discord.received().get(0));
    assertThat(message.getJsonObject("allowed_mentions").getJsonArray("parse"))
        .isEqualTo(JsonArray.EMPTY_JSON_ARRAY);
    assertThat(embed(discord.received().get(0)).getString("description"))
        .isEqualTo("\\*\\*\\[click\\]\\(http://evil.example\\)\\*\\* \\<@123\\>");
  }

  @Test
  void aLongMessageShouldKeepDiscordsLimits() {
    send("t*".repeat(500), "x* ".repeat(20_000));

    JsonObject embed = embed(discord.received().get(0));
    assertThat(embed.getString("title").length()).isLessThanOrEqualTo(256);
    assertThat(embed.getString("description").length()).isLessThanOrEqualTo(4096);
    int fields =
        embed.getJsonArray("fields").getValuesAs(JsonObject.class).stream()
            .mapToInt(f -> f.getString("name").length() + f.getString("value").length())
            .sum();
    assertThat(embed.getString("title").length() + embed.getString("description").length() + fields)
        .isLessThanOrEqualTo(6000);
    assertThat(fields).isPositive();
  }

  @Test
  void aWebhookThatIsGoneShouldNotBeTriedAgain() {
    discord.answer(404, "{\"message\": \"Unknown Webhook\", \"code\": 10015}", Map.of());

    assertThat(failure().failure()).isEqualTo(AdapterFailure.NOT_FOUND);
    assertThat(failure()).hasMessageContaining("make a new one");
  }

  @Test
  void aMessageThatIsRefusedShouldSayWhyAndNotBeTriedAgain() {
    discord.answer(400, "{\"message\": \"Invalid Form Body " + DiscordStub.TOKEN + "\"}", Map.of());

    assertThat(failure().failure()).isEqualTo(AdapterFailure.PERMANENT);
    assertThat(failure())
        .hasMessage("Discord refused the message (400): Invalid Form Body ********");
  }

  @Test
  void tooManyMessagesShouldWaitAsLongAsDiscordSays() {
    discord.answer(429, "{\"retry_after\": 2.5}", Map.of("Retry-After", "2.5"));
    assertThat(failure())
        .isInstanceOfSatisfying(
            SendLaterException.class,
            later -> assertThat(later.waitingTime()).isEqualTo(Duration.ofMillis(2500)));

    discord.answer(429, "", Map.of("Retry-After", "soon"));
    assertThat(failure())
        .isInstanceOfSatisfying(
            SendLaterException.class,
            later -> assertThat(later.waitingTime()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(failure().retryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aProblemOfDiscordsShouldBeTriedAgain(int status) {
    discord.answer(status, "<html>Bad gateway</html>", Map.of());

    assertThat(failure().retryable()).isTrue();
    assertThat(failure()).hasMessage("Discord has a problem (" + status + ")");
  }

  @Test
  void aRedirectionShouldNotBeFollowed() {
    try (DiscordStub elsewhere = new DiscordStub()) {
      discord.answer(307, "", Map.of("Location", elsewhere.webhookUrl()));

      assertThat(failure().failure()).isEqualTo(AdapterFailure.PERMANENT);
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://discord.com.evil.example/api/webhooks/1/SECRET",
        "https://evil.example/api/webhooks/1/SECRET",
        "http://discord.com/api/webhooks/1/SECRET",
        "https://discord.com:8443/api/webhooks/1/SECRET",
        "https://user@discord.com/api/webhooks/1/SECRET",
        "https://discord.com@evil.example/api/webhooks/1/SECRET",
        "https://discord.com/api/users/1/SECRET",
        "https://discord.com/api/webhooks/1/../../SECRET",
        "https://discord.com/api/webhooks/1/%2e%2e/SECRET",
        "http://127.0.0.1:80/api/webhooks/1/SECRET",
        "file:///etc/SECRET",
        "SECRET with spaces",
        "https:SECRET"
      })
  void noOtherServerShouldBeCalledAndTheAddressNotRepeated(String address) {
    AdapterException failure = failure(webhook(address));

    assertThat(failure.failure()).isEqualTo(AdapterFailure.PERMANENT);
    assertThat(failure).hasMessageContaining("config.webhookUrl").hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://discord.com/api/webhooks/1/abc-DEF_9",
        "https://discordapp.com/api/webhooks/1/abc",
        "https://canary.discord.com/api/v10/webhooks/1/abc?thread_id=5",
        "HTTPS://Discord.com:443/api/webhooks/1/abc"
      })
  void everyAddressThatDiscordShowsShouldDo(String address) {
    assertThat(Webhook.parse(address, "").address().getHost()).endsWith("com");
    assertThat(Webhook.parse(address, "").toString()).doesNotContain("abc");
  }
}
