package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.ApiKey;
import io.dbackup.access.Group;
import io.dbackup.access.User;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.retention.RetentionPolicy;
import io.dbackup.vault.EncryptionProfile;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the audit trail says about things: their state without secrets, and what of it an update
 * changed.
 */
final class AuditDetails {
  /** Stands in place of the values of a secret that was changed. */
  static final String CHANGED = "changed";

  private AuditDetails() {}

  /**
   * The new state of something, and under {@code changes} each field that differs with its value
   * {@code before} and {@code after}; null for a field that was or is not there.
   */
  static JsonObject ofUpdate(JsonObject before, JsonObject after) {
    return with(after, changes(before, after, Set.of()));
  }

  /** A state with the changes that led to it. */
  static JsonObject with(JsonObject state, JsonObject changes) {
    return JSON.createObjectBuilder(state).add("changes", changes).build();
  }

  /**
   * Each field that differs; of secrets only that they do.
   *
   * @param secrets the names of fields whose values must not be told
   */
  static JsonObject changes(JsonObject before, JsonObject after, Set<String> secrets) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    JsonObjectBuilder changes = JSON.createObjectBuilder();
    for (String name : names) {
      JsonValue old = before.getOrDefault(name, JsonValue.NULL);
      JsonValue now = after.getOrDefault(name, JsonValue.NULL);
      if (old.equals(now)) {
        continue;
      }
      if (secrets.contains(name)) {
        changes.add(name, CHANGED);
      } else {
        changes.add(name, JSON.createObjectBuilder().add("before", old).add("after", now));
      }
    }
    return changes.build();
  }

  static JsonObject of(User user) {
    return JSON.createObjectBuilder()
        .add("email", user.email())
        .add("name", user.name())
        .add("enabled", user.enabled())
        .add("groups", texts(user.groups().stream().map(Group::name).toList()))
        .build();
  }

  static JsonObject of(Group group) {
    return JSON.createObjectBuilder()
        .add("name", group.name())
        .add("permissions", texts(group.permissions()))
        .build();
  }

  static JsonObject of(ApiKey key) {
    JsonObjectBuilder details =
        JSON.createObjectBuilder()
            .add("name", key.name())
            .add("prefix", key.prefix())
            .add("owner", key.owner().email())
            .add("enabled", key.enabled())
            .add("permissions", texts(key.permissions()));
    key.expiresAt().ifPresent(time -> details.add("expiresAt", time.toString()));
    return details.build();
  }

  static JsonObject of(EncryptionProfile profile) {
    JsonObjectBuilder details = JSON.createObjectBuilder().add("name", profile.name());
    profile.description().ifPresent(text -> details.add("description", text));
    return details.build();
  }

  static JsonObject of(BackupJob job) {
    JsonArrayBuilder destinations = JSON.createArrayBuilder();
    job.destinations().forEach(destination -> destinations.add(of(destination)));
    JsonObjectBuilder details =
        JSON.createObjectBuilder()
            .add("name", job.name())
            .add("schedule", job.schedule())
            .add("enabled", job.enabled())
            .add("sourceId", job.sourceId())
            .add("destinations", destinations)
            .add("databases", texts(job.databases()))
            .add("compression", job.compression().name())
            .add("retention", job.retention().toJson())
            .add("notificationIds", texts(job.notificationIds()))
            .add(
                "notificationEvents",
                JSON.createObjectBuilder()
                    .add("success", job.notificationRule().success())
                    .add("partial", job.notificationRule().partial())
                    .add("failure", job.notificationRule().failure()));
    job.compressionLevel().ifPresent(level -> details.add("compressionLevel", level));
    job.encryptionProfileId().ifPresent(id -> details.add("encryptionProfileId", id));
    return details.build();
  }

  private static JsonObject of(JobDestination destination) {
    JsonObjectBuilder details =
        JSON.createObjectBuilder()
            .add("configId", destination.destinationId())
            .add("priority", destination.priority());
    Optional<RetentionPolicy> retention = destination.retention();
    retention.ifPresent(policy -> details.add("retention", policy.toJson()));
    return details.build();
  }

  private static JsonArrayBuilder texts(List<String> texts) {
    return JSON.createArrayBuilder(texts);
  }
}
