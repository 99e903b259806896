package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.AdapterReference;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.adapter.HealthStatistics;
import io.dbackup.application.AdapterDetails;
import io.dbackup.application.ConnectionResult;
import io.dbackup.application.ExecutionQueue;
import io.dbackup.application.HealthHistory;
import io.dbackup.application.HealthReport;
import io.dbackup.application.JobDetails;
import io.dbackup.application.StorageAlerts;
import io.dbackup.application.StorageExplorerService.Outcome;
import io.dbackup.application.StorageUsage;
import io.dbackup.application.StorageUsageService;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.backup.JobTotals;
import io.dbackup.backup.StorageTotals;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.rest.error.ErrorAnswer;
import io.dbackup.rest.model.AdapterAnswer;
import io.dbackup.rest.model.AnalysisAnswer;
import io.dbackup.rest.model.BackupRow;
import io.dbackup.rest.model.ConnectionAnswer;
import io.dbackup.rest.model.DatabaseFigures;
import io.dbackup.rest.model.DatabaseNames;
import io.dbackup.rest.model.DeletionRow;
import io.dbackup.rest.model.DownloadLinkAnswer;
import io.dbackup.rest.model.ExecutionAnswer;
import io.dbackup.rest.model.HealthAnswer;
import io.dbackup.rest.model.HealthHistoryAnswer;
import io.dbackup.rest.model.HistoryRow;
import io.dbackup.rest.model.JobAnswer;
import io.dbackup.rest.model.JobQueued;
import io.dbackup.rest.model.LockRow;
import io.dbackup.rest.model.StartedAnswer;
import io.dbackup.rest.model.StorageHistoryAnswer;
import io.dbackup.rest.model.StorageUsageAnswer;
import io.dbackup.rest.model.Success;
import io.dbackup.spi.database.DatabaseStatistics;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * The answers of the API against the examples of its reference, made of the values in them: every
 * field of an example is there, in its order and with its value. Answers may have more fields.
 */
class AnswerShapeTest {
  private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant BEGIN = Instant.parse("2025-01-15T02:00:00Z");

  /** Stands for any text where an example leaves it out. */
  private static final String ANY = "...";

  @Test
  void aJobShouldBeShownAsInTheReference() {
    BackupJob job =
        new BackupJob(
            "clx1abc",
            "Daily MySQL Backup",
            "0 2 * * *",
            "source-1",
            List.of(new JobDestination("disk-1", 0, null)),
            NEW_YEAR);
    job.compressWith(Compression.GZIP, null);
    job.encryptWith("profile-1");
    JobDetails details =
        new JobDetails(
            job,
            new AdapterReference("source-1", "Production DB", AdapterType.DATABASE, "mysql"),
            List.of(new AdapterReference("disk-1", "S3 Bucket", AdapterType.STORAGE, "s3")),
            Optional.of("Default Key"),
            Optional.empty(),
            Optional.of(BEGIN));

    JsonValue answer =
        assertShows(
            """
            {"id": "clx1abc", "name": "Daily MySQL Backup", "schedule": "0 2 * * *",
             "enabled": true, "sourceId": "...", "destinationId": "...", "compression": "GZIP",
             "encryptionProfileId": "...", "retention": {},
             "source": {"name": "Production DB", "type": "database"},
             "destination": {"name": "S3 Bucket", "type": "storage"},
             "encryptionProfile": {"name": "Default Key"},
             "createdAt": "2025-01-01T00:00:00.000Z"}
            """,
            JobAnswer.of(details));
    assertShows(
        """
        {"retention": {"mode": "NONE"}, "notificationIds": [],
         "notificationEvents": {"success": true, "partial": true, "failure": true},
         "destinations": [{"configId": "disk-1", "priority": 0, "retention": null}],
         "lastRunAt": null, "nextRunAt": "2025-01-15T02:00:00.000Z"}
        """,
        answer);
    assertThat(answer.toString()).doesNotContain("sealed-secret");
  }

  @Test
  void aRunOfAJobShouldBeAnsweredAsInTheReference() {
    assertIs(
        """
        {"success": true, "executionId": "clx1abc", "message": "Job queued successfully"}
        """,
        JobQueued.of(new ExecutionQueue.Place("clx1abc", false)));
  }

  @Test
  void anExecutionShouldBeShownAsInTheReference() {
    Instant start = Instant.parse("2025-01-15T10:30:00Z");
    Execution execution = backup(start);
    execution.claim("node-1", start.plusSeconds(60), start);
    execution.advance(ExecutionStage.UPLOADING, 45, 4000, 9000);

    JsonValue answer =
        assertShows(
            """
            {"success": true,
             "data": {"id": "clx1abc", "jobId": "clx0xyz", "jobName": "Daily MySQL Backup",
              "type": "Backup", "status": "Running", "progress": 45, "stage": "Uploading",
              "startedAt": "2025-01-15T10:30:00.000Z", "endedAt": null, "duration": null,
              "size": null, "path": null, "error": null, "logs": []}}
            """,
            ExecutionAnswer.of(execution, List.of(), start.plusSeconds(2)));
    assertShows(
        """
        {"data": {"trigger": "api", "cancelRequested": false, "bytesDone": 4000,
         "bytesTotal": 9000, "speed": 2000, "result": null}}
        """,
        answer);
  }

  @Test
  void anExecutionThatHasEndedShouldBeShownWithWhatCameOfIt() {
    Execution execution = backup(BEGIN);
    execution.claim("node-1", BEGIN.plusSeconds(60), BEGIN);
    execution.succeed(
        null, "daily/shop.sql", 2048L, "{\"a\":{\"b\":1}}", BEGIN.plusMillis(225_001));
    LogEntry line =
        new LogEntry(
            "clx1abc", BEGIN, LogLevel.INFO, ExecutionStage.SAFETY_COPY, "Made", "of two parts");

    assertShows(
        """
        {"success": true,
         "data": {"status": "Success", "progress": 100, "stage": "Completed",
          "startedAt": "2025-01-15T02:00:00.000Z", "endedAt": "2025-01-15T02:03:45.001Z",
          "duration": 225001, "size": 2048, "path": "daily/shop.sql", "error": null,
          "logs": [{"timestamp": "2025-01-15T02:00:00.000Z", "level": "...",
            "stage": "Safety Copy", "message": "Made", "details": "of two parts"}],
          "result": {"a": {"b": 1}}}}
        """,
        ExecutionAnswer.of(execution, List.of(line), BEGIN.plusSeconds(900)));
  }

  @Test
  void aRowOfTheHistoryShouldBeShownAsInTheReference() {
    Execution execution = backup(BEGIN);
    execution.claim("node-1", BEGIN.plusSeconds(60), BEGIN);
    execution.succeed(null, "daily/shop.sql", 2048L, "{}", BEGIN.plusSeconds(225));

    assertShows(
        """
        {"id": "...", "jobId": "...", "type": "Backup", "status": "Success",
         "startedAt": "2025-01-15T02:00:00.000Z", "endedAt": "2025-01-15T02:03:45.000Z",
         "job": {"name": "Daily MySQL Backup"}}
        """,
        HistoryRow.of(execution));
  }

  @Test
  void anAdapterShouldBeShownAsInTheReference() {
    AdapterConfig stored = adapter("clx1abc", "Production MySQL", AdapterType.DATABASE, "mysql");
    stored.answered("8.0.35", NEW_YEAR);
    JsonObject config =
        json(
            """
            {"host": "db.example.com", "port": 3306, "username": "backup_user",
             "password": "decrypted_value"}
            """);

    JsonValue answer =
        assertShows(
            """
            {"id": "clx1abc", "name": "Production MySQL", "type": "database",
             "adapterId": "mysql",
             "config": {"host": "db.example.com", "port": 3306, "username": "backup_user",
              "password": "decrypted_value"},
             "metadata": {"version": "8.0.35", "status": "healthy"}}
            """,
            AdapterAnswer.of(new AdapterDetails(stored, config)));
    assertThat(answer.toString()).doesNotContain("sealed-secret");
  }

  @Test
  void aHealthHistoryShouldBeShownAsInTheReference() {
    HealthCheck check =
        new HealthCheck(
            "h1",
            "clx1abc",
            AdapterHealth.HEALTHY,
            45,
            null,
            Instant.parse("2025-01-15T10:00:00Z"));
    HealthStatistics figures =
        new HealthStatistics(OptionalDouble.of(99.5), OptionalLong.of(42), 1440);

    assertIs(
        """
        {"history": [{"id": "h1", "status": "healthy", "latencyMs": 45,
          "createdAt": "2025-01-15T10:00:00.000Z", "error": null}],
         "stats": {"uptime": 99.5, "avgLatency": 42, "totalChecks": 1440}}
        """,
        HealthHistoryAnswer.of(new HealthHistory(List.of(check), figures)));
  }

  @Test
  void attemptsToConnectShouldBeAnsweredAsInTheReference() {
    assertIs(
        """
        {"success": true, "message": "Connection successful", "version": "8.0.35"}
        """,
        ConnectionAnswer.of(
            new ConnectionResult<>(
                true, "Connection successful", Optional.of("8.0.35"), Optional.of("8.0.35"))));
    assertIs(
        """
        {"success": true, "databases": ["mydb", "app_production", "analytics"]}
        """,
        new DatabaseNames(true, List.of("mydb", "app_production", "analytics")));
    assertIs(
        """
        {"success": true, "databases": [
          {"name": "mydb", "sizeBytes": 1073741824, "tableCount": 42},
          {"name": "analytics", "sizeBytes": 5368709120, "tableCount": 15}]}
        """,
        DatabaseFigures.of(
            List.of(
                new DatabaseStatistics("mydb", 1_073_741_824L, 42),
                new DatabaseStatistics("analytics", 5_368_709_120L, 15))));
  }

  @Test
  void aRowOfAStorageListingShouldHaveEveryFieldOfTheContract() {
    CatalogueRow backup =
        new CatalogueRow(
            "backup-1",
            "nightly/shop.dump.gz.enc",
            NEW_YEAR,
            BEGIN,
            "j1",
            "Nightly",
            "Production",
            "postgres",
            "15.14",
            List.of("shop", "crm"),
            new CatalogueRow.Encryption("p1", null),
            10,
            Compression.GZIP,
            new CatalogueRow.Protection(false, false),
            "abcd",
            new CatalogueRow.Verdict(BEGIN, true, null),
            "e1",
            null);

    assertShows(
        """
        {"name": "shop.dump.gz.enc", "path": "nightly/shop.dump.gz.enc", "size": 10,
         "lastModified": "2025-01-01T00:00:00.000Z", "createdAt": "2025-01-15T02:00:00.000Z",
         "jobId": "j1", "jobName": "Nightly", "sourceName": "Production",
         "sourceType": "postgres", "engineVersion": "15.14", "databases": ["shop", "crm"],
         "dbInfo": {"count": 2, "label": "2 DBs"}, "isEncrypted": true,
         "encryptionProfileId": "p1", "compression": "GZIP", "locked": false,
         "checksum": "abcd", "verification": {"status": "passed"}, "executionId": "e1"}
        """,
        BackupRow.of(backup));
  }

  @Test
  void whatTheStorageExplorerDoesShouldBeAnsweredAsInTheReference() {
    assertIs(
        """
        {"success": true, "url": "https://your-instance.com/api/storage/public-download?token=x",
         "expiresIn": "5 minutes", "singleUse": true}
        """,
        DownloadLinkAnswer.of("https://your-instance.com/api/storage/public-download?token=x"));
    assertIs(
        """
        {"success": true, "executionId": "clx1abc", "message": "Restore started"}
        """,
        new StartedAnswer(true, "clx1abc", "Restore started"));
    assertIs(
        """
        {"databases": ["mydb", "app_production"]}
        """,
        new AnalysisAnswer(List.of("mydb", "app_production")));
    assertIs(
        """
        {"success": true,
         "data": [{"totalSize": 1073741824, "fileCount": 42,
          "createdAt": "2025-01-15T00:00:00.000Z"}]}
        """,
        StorageHistoryAnswer.of(
            List.of(new StorageUsage(1_073_741_824L, 42, Instant.parse("2025-01-15T00:00:00Z")))));
    assertIs("{\"success\": true}", Success.done());
  }

  @Test
  void whatBecameOfSeveralBackupsShouldBeSaidOfEach() {
    assertIs(
        "{\"path\": \"a.dump\", \"deleted\": true, \"error\": null}",
        DeletionRow.of(new Outcome("a.dump", Optional.empty())));
    assertIs(
        "{\"path\": \"b.dump\", \"deleted\": false, \"error\": \"locked\"}",
        DeletionRow.of(new Outcome("b.dump", Optional.of("locked"))));
    assertIs(
        "{\"path\": \"a.dump\", \"locked\": false, \"error\": null}",
        LockRow.of(new Outcome("a.dump", Optional.empty()), false));
    assertIs(
        "{\"path\": \"b.dump\", \"locked\": null, \"error\": \"not found\"}",
        LockRow.of(new Outcome("b.dump", Optional.of("not found")), true));
  }

  @Test
  void theUsageOfADestinationShouldBeShownWithNullForWhatIsNotKnown() {
    assertIs(
        """
        {"totalSize": 30, "fileCount": 3, "lockedCount": 1, "damagedCount": 0, "foreignCount": 0,
         "foreignSize": 0, "oldest": "2025-01-01T00:00:00.000Z",
         "newest": "2025-01-15T02:00:00.000Z",
         "perJob": [{"jobId": "j1", "jobName": "Nightly", "size": 30, "count": 3}],
         "growthPerDay": 5, "freeSpace": 100, "daysUntilFull": null,
         "alerts": [{"kind": "FREE_SPACE", "message": "100 bytes are free"}],
         "scannedAt": "2025-01-01T00:00:00.000Z"}
        """,
        StorageUsageAnswer.of(
            new StorageUsageService.Report(
                NEW_YEAR,
                new StorageTotals(30, 3, 1, 0, NEW_YEAR, BEGIN),
                List.of(new JobTotals("j1", "Nightly", 30, 3)),
                Optional.empty(),
                Optional.of(5L),
                Optional.of(100L),
                Optional.empty(),
                List.of(
                    new StorageAlerts.Alert(
                        StorageAlerts.Kind.FREE_SPACE, "100 bytes are free")))));
  }

  @Test
  void theHealthOfANodeShouldBeShownAsInTheReference() {
    assertIs(
        """
        {"status": "healthy", "uptime": 86400, "timestamp": "2025-01-15T10:00:00.000Z",
         "database": "connected", "memory": {"rss": 128.5, "heapUsed": 64.2, "heapTotal": 96.0},
         "responseTime": 2}
        """,
        HealthAnswer.of(
            new HealthReport(
                true,
                Duration.ofDays(1),
                Instant.parse("2025-01-15T10:00:00Z"),
                Duration.ofMillis(2),
                megabytes(128.5),
                megabytes(64.2),
                megabytes(96))));
  }

  private static long megabytes(double count) {
    return (long) (count * 1024 * 1024);
  }

  @Test
  void anErrorShouldBeOneFieldWithASentence() {
    assertIs(
        "{\"error\": \"Human-readable error message\"}",
        new ErrorAnswer("Human-readable error message"));
  }

  private static Execution backup(Instant now) {
    return Execution.backup(
        "clx1abc", "clx0xyz", "Daily MySQL Backup", Trigger.API, "key-1", null, now);
  }

  private static AdapterConfig adapter(String id, String name, AdapterType type, String adapterId) {
    return new AdapterConfig(
        id, name, type, adapterId, "{\"password\":\"sealed-secret\"}", NEW_YEAR);
  }

  /** The answer is the example, to the letter but for blanks. */
  private static void assertIs(String example, Object answer) {
    assertThat(AnswerText.of(answer)).isEqualTo(json(example).toString());
  }

  /** The answer has what the example has, in the same order. */
  private static JsonValue assertShows(String example, Object answer) {
    JsonValue json = json(AnswerText.of(answer));
    assertShows("", json(example), json);
    return json;
  }

  private static void assertShows(String place, JsonValue example, JsonValue answer) {
    if (example instanceof JsonObject wanted) {
      assertThat(answer).as(place).isInstanceOf(JsonObject.class);
      List<String> shown = new ArrayList<>(answer.asJsonObject().keySet());
      shown.retainAll(wanted.keySet());
      assertThat(shown)
          .as("fields of the answer%s", place)
          .containsExactlyElementsOf(wanted.keySet());
      wanted.forEach(
          (name, value) -> assertShows(place + "." + name, value, answer.asJsonObject().get(name)));
    } else if (example instanceof JsonArray wanted) {
      assertThat(answer).as(place).isInstanceOf(JsonArray.class);
      assertThat(answer.asJsonArray()).as(place).hasSize(wanted.size());
      for (int i = 0; i < wanted.size(); i++) {
        assertShows(place + "[" + i + "]", wanted.get(i), answer.asJsonArray().get(i));
      }
    } else if (example instanceof JsonString text && text.getString().equals(ANY)) {
      assertThat(answer).as(place).isInstanceOf(JsonString.class);
    } else {
      assertThat(answer).as(place).isEqualTo(example);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
