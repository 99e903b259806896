package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.World;
import io.dbackup.testing.mail.ReceivedMail;
import io.dbackup.testing.mail.SmtpServer;
import io.dbackup.testing.server.SilentServer;
import io.dbackup.testing.server.TricklingServer;
import io.dbackup.testing.webhook.DiscordStub;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody is told what came of a run. */
public interface NotificationChapter {
  Duration SOON = Duration.ofSeconds(60);

  World world();

  /** Where Discord is for this server. */
  DiscordStub discord();

  @Test
  default void aBackupShouldBeToldByMailAndInDiscord() {
    try (SmtpServer smtp = SmtpServer.withLogin()) {
      String mail = mailChannel(smtp.port());
      String chat = discordChannel();
      String job = job(mail, chat);
      String execution = world().run(job);
      world().succeeded(execution);

      ReceivedMail received = mailAbout(smtp, name(job));
      assertThat(received.subject()).isEqualTo("Backup succeeded: " + name(job));
      assertThat(received.recipients()).containsExactly("ann@example.com", "bob@example.org");
      assertThat(received.login()).isEqualTo(SmtpServer.USER);
      assertThat(received.plainText()).contains("A new backup of Shop POSTGRES");
      assertThat(received.html()).contains("<td", execution);
      assertThat(chatAbout(name(job))).contains("Backup succeeded: ", "\"timestamp\"");

      List<JsonObject> rows = sent(execution, 2);
      assertThat(rows).extracting(row -> row.getString("adapterId")).contains(mail, chat);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.getString("jobName")).isEqualTo(name(job));
                assertThat(row.getString("event")).isEqualTo("success");
                assertThat(row.getInt("attempts")).isEqualTo(1);
                assertThat(row.isNull("error")).isTrue();
                assertThat(row.getString("sentAt")).isNotBlank();
              });
    }
  }

  @Test
  default void aFailedBackupShouldBeToldWithItsReason() {
    int nobody;
    try (SilentServer gone = new SilentServer()) {
      nobody = gone.port();
    }
    try (SmtpServer smtp = SmtpServer.withLogin()) {
      Map<String, String> away =
          Map.of(
              "host",
              "127.0.0.1",
              "port",
              Integer.toString(nobody),
              "username",
              "nobody",
              "password",
              "nobody-knows-4711");
      String source =
          world().created("/adapters", World.adapter("Away", "database", "postgres", away));
      JsonObject request =
          withChannels(
                  world().job(Engine.POSTGRES, "shop"), mailChannel(smtp.port()), discordChannel())
              .add("sourceId", source)
              .build();
      String job = world().created("/jobs", request);
      String execution = world().run(job);
      JsonObject ended = world().ended(execution);
      assertThat(ended.getString("status")).isEqualTo("Failed");

      ReceivedMail received = mailAbout(smtp, name(job));
      assertThat(received.subject()).isEqualTo("Backup failed: " + name(job));
      assertThat(received.plainText())
          .contains("There is no new backup of Away")
          .contains(ended.getString("error"))
          .contains("run the job again");
      assertThat(chatAbout(name(job))).contains("Backup failed: ");
      assertThat(sent(execution, 2)).hasSize(2);
    }
  }

  @Test
  default void aHangingMailServerShouldDelayNoJobAndNoOtherChannel() {
    try (TricklingServer hanging = new TricklingServer()) {
      String stuck = mailChannel(hanging.port());
      String execution = world().run(job(stuck, discordChannel()));
      world().succeeded(execution);
      Waiting.until(
          "the server to hang", SOON, () -> Optional.of(hanging).filter(h -> h.hanging() > 0));

      String chat = discordChannel();
      String nextJob = job(stuck, chat);
      String next = world().run(nextJob);
      world().succeeded(next);
      assertThat(chatAbout(name(nextJob))).isNotBlank();
      assertThat(statusOf(execution, stuck)).as("not sent meanwhile").isIn("Sending", "Pending");
      assertThat(secondsToSend(next, chat)).as("not held back by the other").isLessThan(10);

      JsonObject row =
          Waiting.until(
              "the attempt to be given up",
              SOON,
              () -> row(execution, stuck).filter(r -> r.getString("status").equals("Pending")));
      assertThat(row.getString("error")).contains("did not finish within 28 seconds");
      assertThat(row.isNull("nextAttemptAt")).isFalse();
    }
  }

  @Test
  default void aTestOfAChannelShouldShowInTheChannel() {
    try (SmtpServer smtp = SmtpServer.withLogin()) {
      JsonObject answer = test("email", mailConfig(smtp.port()).build());
      assertThat(answer.getBoolean("success")).as("%s", answer).isTrue();
      assertThat(mailAbout(smtp, "test message").plainText()).contains("Asked for by: ");

      answer = test("email", mailConfig(smtp.port()).add("password", "wrong").build());
      assertThat(answer.getBoolean("success")).isFalse();
      assertThat(answer.getString("message")).contains("refused the login");
    }
    JsonObject answer =
        test(
            "discord", World.object("webhookUrl", "https://evil.example/api/webhooks/1/x").build());
    assertThat(answer.getBoolean("success")).isFalse();
    assertThat(answer.getString("message")).doesNotContain("evil");
  }

  @Test
  default void notificationsShouldNeedTheirPermissions() {
    Api reader = Api.withKey(world().server(), world().newKey(List.of("notifications:read")));
    Api stranger = Api.withKey(world().server(), world().newKey(List.of("jobs:read")));

    assertThat(reader.get("/notifications?limit=1").expect(200).header("X-Total-Count"))
        .isNotBlank();
    assertThat(stranger.get("/notifications").error(403)).contains("notifications:read");
    assertThat(reader.post("/notifications/x/retry").error(403)).contains("notifications:write");
    assertThat(world().api().post("/notifications/x/retry").error(404)).contains("not found");
    assertThat(reader.get("/notifications?status=lost").error(400)).contains("status");
  }

  private JsonObject test(String adapterId, JsonObject config) {
    JsonObject request = World.object("adapterId", adapterId).add("config", config).build();
    return world().api().post("/adapters/test-connection", request).expect(200).object();
  }

  private static JsonObjectBuilder mailConfig(int port) {
    return World.object("host", "127.0.0.1")
        .add("port", port)
        .add("security", "NONE")
        .add("user", SmtpServer.USER)
        .add("password", SmtpServer.PASSWORD)
        .add("from", "DBackup <backup@example.com>")
        .add("to", "ann@example.com, Bob <bob@example.org>");
  }

  private String mailChannel(int port) {
    return channel("email", mailConfig(port));
  }

  private String discordChannel() {
    return channel("discord", World.object("webhookUrl", discord().webhookUrl()));
  }

  private String channel(String adapterId, JsonObjectBuilder config) {
    return world()
        .created(
            "/adapters",
            World.object("name", adapterId + " " + World.next())
                .add("type", "notification")
                .add("adapterId", adapterId)
                .add("config", config)
                .build());
  }

  private String job(String... channels) {
    String database = "told_" + World.next();
    Engine.POSTGRES.createSample(database);
    return world()
        .created("/jobs", withChannels(world().job(Engine.POSTGRES, database), channels).build());
  }

  private static JsonObjectBuilder withChannels(JsonObjectBuilder job, String... channels) {
    return job.add("notificationIds", Json.createArrayBuilder(List.of(channels)));
  }

  private String name(String job) {
    return world().api().get("/jobs/" + job).expect(200).object().getString("name");
  }

  private static ReceivedMail mailAbout(SmtpServer smtp, String subject) {
    return Waiting.until(
        "a mail about " + subject,
        SOON,
        () ->
            smtp.received().stream().filter(mail -> mail.subject().endsWith(subject)).findFirst());
  }

  private String chatAbout(String job) {
    return Waiting.until(
        "a message in Discord about " + job,
        SOON,
        () -> discord().received().stream().filter(body -> body.contains(job + "\"")).findFirst());
  }

  private List<JsonObject> rows(String execution) {
    String text = world().api().get("/notifications?executionId=" + execution).expect(200).text();
    assertThat(text).doesNotContain(DiscordStub.TOKEN, SmtpServer.PASSWORD);
    return world()
        .api()
        .get("/notifications?executionId=" + execution)
        .array()
        .getValuesAs(JsonObject.class);
  }

  private Optional<JsonObject> row(String execution, String channel) {
    return rows(execution).stream()
        .filter(row -> row.getString("adapterId").equals(channel))
        .findFirst();
  }

  private long secondsToSend(String execution, String channel) {
    JsonObject row =
        Waiting.until(
            "the record that it was sent",
            SOON,
            () -> row(execution, channel).filter(r -> r.getString("status").equals("Sent")));
    return Duration.between(
            Instant.parse(row.getString("createdAt")), Instant.parse(row.getString("sentAt")))
        .toSeconds();
  }

  private String statusOf(String execution, String channel) {
    return row(execution, channel).map(row -> row.getString("status")).orElse("missing");
  }

  private List<JsonObject> sent(String execution, int count) {
    return Waiting.until(
        "the record of what was sent",
        SOON,
        () ->
            Optional.of(rows(execution))
                .filter(
                    rows ->
                        rows.stream().filter(r -> r.getString("status").equals("Sent")).count()
                            == count));
  }
}
