package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.rest.model.NotificationRow;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotificationRowTest {
  private static final Instant BEGIN = Instant.parse("2026-11-02T02:00:00Z");

  private final QueuedNotification notification =
      QueuedNotification.about(
          Execution.backup("run-1", "job-1", "Nightly", Trigger.MANUAL, null, null, BEGIN),
          NotificationEvent.FAILURE,
          "note-1",
          new AdapterConfig(
              "mail-1",
              "Mail to Ann",
              AdapterType.NOTIFICATION,
              "email",
              "{\"p\":\"sealed\"}",
              BEGIN),
          "Backup failed: Nightly",
          "{\"text\":\"payload\"}",
          BEGIN);

  @Test
  void oneThatWaitsShouldShowWhyAndUntilWhen() {
    notification.claim("node", BEGIN.plusSeconds(60));
    notification.tryAgain("The mail server is away", BEGIN.plusSeconds(90));

    assertIs(
        """
        {"id": "note-1", "adapterId": "mail-1", "adapterName": "Mail to Ann",
         "executionId": "run-1", "jobName": "Nightly", "event": "failure",
         "title": "Backup failed: Nightly", "status": "Pending", "attempts": 1,
         "createdAt": "2026-11-02T02:00:00.000Z", "nextAttemptAt": "2026-11-02T02:01:30.000Z",
         "sentAt": null, "error": "The mail server is away"}
        """);
  }

  @Test
  void oneThatWasSentShouldShowWhen() {
    notification.claim("node", BEGIN.plusSeconds(60));
    notification.sent(BEGIN.plusSeconds(2));

    assertIs(
        """
        {"id": "note-1", "adapterId": "mail-1", "adapterName": "Mail to Ann",
         "executionId": "run-1", "jobName": "Nightly", "event": "failure",
         "title": "Backup failed: Nightly", "status": "Sent", "attempts": 1,
         "createdAt": "2026-11-02T02:00:00.000Z", "nextAttemptAt": null,
         "sentAt": "2026-11-02T02:00:02.000Z", "error": null}
        """);
  }

  private void assertIs(String example) {
    try (JsonReader reader = Json.createReader(new StringReader(example))) {
      JsonObject wanted = reader.readObject();
      assertThat(AnswerText.of(NotificationRow.of(notification))).isEqualTo(wanted.toString());
    }
  }
}
