package io.dbackup.rest;

import io.dbackup.application.Change;
import io.dbackup.application.JobChanges;
import io.dbackup.application.JobService;
import io.dbackup.error.BackupException;
import io.dbackup.job.Compression;
import io.dbackup.job.CronExpression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the fields of a job from a request; INVALID naming the first that is wrong. */
final class JobBody {
  private static final int MAX_ID = 64;
  private static final int MAX_ITEMS = 1000;
  private static final int MAX_DESTINATIONS = 20;
  private static final int MAX_DATABASE_NAME = 255;
  private static final int MAX_PRIORITY = 1000;

  private final RequestBody body;

  private JobBody(RequestBody body) {
    this.body = body;
  }

  /** All required fields must be there. */
  static JobChanges ofNewJob(RequestBody body) {
    body.requiredText("name", JobService.MAX_NAME);
    body.requiredText("schedule", CronExpression.MAX_LENGTH);
    body.requiredText("sourceId", MAX_ID);
    if (!body.has("destinations")) {
      body.requiredText("destinationId", MAX_ID);
    }
    return ofUpdate(body);
  }

  /** Only fields that were sent are changed; null takes an optional one back to its default. */
  static JobChanges ofUpdate(RequestBody body) {
    JobBody job = new JobBody(body);
    return new JobChanges(
        job.when("name", () -> body.requiredText("name", JobService.MAX_NAME)),
        job.when("schedule", job::schedule),
        job.when("sourceId", () -> body.requiredText("sourceId", MAX_ID)),
        job.when("destinationId", () -> body.requiredText("destinationId", MAX_ID)),
        job.when("destinations", job::destinations),
        job.when("enabled", () -> body.optionalFlag("enabled").orElse(true)),
        job.when("databases", () -> job.texts("databases", MAX_DATABASE_NAME)),
        job.when("compression", job::compression),
        job.when("compressionLevel", () -> body.integer("compressionLevel", 1, 22).orElse(null)),
        job.when("encryptionProfileId", job::encryptionProfileId),
        job.when("notificationIds", () -> job.texts("notificationIds", MAX_ID)),
        job.when("notificationEvents", job::notificationEvents),
        job.when("retention", () -> RetentionPolicy.parse(body.object("retention").orElse(null))));
  }

  private <T> Change<T> when(String field, Supplier<T> value) {
    return body.has(field) ? Change.to(value.get()) : Change.none();
  }

  private String schedule() {
    String schedule = body.requiredText("schedule", CronExpression.MAX_LENGTH);
    CronExpression.parse(schedule);
    return schedule;
  }

  private Compression compression() {
    return body.optionalText("compression", MAX_ID)
        .map(Compression::parse)
        .orElse(Compression.NONE);
  }

  /** An empty text clears it too, as some clients send it. */
  private String encryptionProfileId() {
    return body.optionalText("encryptionProfileId", MAX_ID)
        .filter(id -> !id.isBlank())
        .orElse(null);
  }

  private NotificationRule notificationEvents() {
    return body.any("notificationEvents")
        .map(NotificationRule::parse)
        .orElseGet(NotificationRule::always);
  }

  private List<String> texts(String field, int maxLength) {
    List<String> texts = body.textList(field).orElse(List.of());
    if (texts.size() > MAX_ITEMS) {
      throw BackupException.invalid(field + " must have at most " + MAX_ITEMS + " entries");
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).length() > maxLength) {
        throw BackupException.invalid(
            field + "[" + i + "] must have at most " + maxLength + " characters");
      }
    }
    return texts.stream().distinct().toList();
  }

  private List<JobDestination> destinations() {
    JsonValue value = body.any("destinations").orElse(JsonValue.NULL);
    if (!(value instanceof JsonArray array) || array.isEmpty()) {
      throw BackupException.invalid("destinations must be a list of at least one object");
    }
    if (array.size() > MAX_DESTINATIONS) {
      throw BackupException.invalid(
          "destinations must have at most " + MAX_DESTINATIONS + " entries");
    }
    List<JobDestination> destinations = new ArrayList<>();
    Set<Integer> priorities = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      String field = "destinations[" + i + "]";
      if (!(array.get(i) instanceof JsonObject object)) {
        throw BackupException.invalid(field + " must be an object");
      }
      JobDestination destination = destination(field, RequestBody.of(object), i);
      if (!priorities.add(destination.priority())) {
        throw BackupException.invalid(field + ".priority is used twice");
      }
      destinations.add(destination);
    }
    destinations.sort(Comparator.comparingInt(JobDestination::priority));
    return List.copyOf(destinations);
  }

  private static JobDestination destination(String field, RequestBody entry, int index) {
    try {
      return new JobDestination(
          entry.requiredText("configId", MAX_ID),
          entry.integer("priority", 0, MAX_PRIORITY).orElse(index),
          entry.object("retention").map(RetentionPolicy::parse).orElse(null));
    } catch (BackupException wrong) {
      throw new BackupException(wrong.category(), field + "." + wrong.getMessage(), wrong);
    }
  }
}
