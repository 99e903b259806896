package io.dbackup.backup;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a restore does, fixed when it is queued and kept as the parameters of its execution. Every
 * name is resolved: the mapping says for each database to be restored where it goes. Immutable.
 *
 * @param destinationId where the backup lies
 * @param path the backup's path there
 * @param targetSourceId the configured database server to restore to
 * @param mapping at least one; no target twice
 * @param privilegedAuth encrypted credentials for making and replacing databases; wiped when the
 *     restore has ended
 * @param safetyCopy whether a target that is not empty is backed up before it is replaced
 * @param onExisting what happens to a target that exists and is not empty
 * @param force whether a backup of a newer server version is restored all the same
 */
public record RestorePlan(
    String destinationId,
    String path,
    String targetSourceId,
    List<Mapping> mapping,
    Optional<String> privilegedAuth,
    boolean safetyCopy,
    OnExisting onExisting,
    boolean force) {

  public RestorePlan {
    Objects.requireNonNull(destinationId);
    Objects.requireNonNull(path);
    Objects.requireNonNull(targetSourceId);
    mapping = List.copyOf(mapping);
    Objects.requireNonNull(privilegedAuth);
    Objects.requireNonNull(onExisting);
    Set<String> targets = new HashSet<>();
    for (Mapping entry : mapping) {
      if (!targets.add(entry.targetName())) {
        throw new IllegalArgumentException("Two databases go to " + entry.targetName());
      }
    }
    if (mapping.isEmpty()) {
      throw new IllegalArgumentException("A restore needs a database");
    }
  }

  /** One database of the backup and the name it gets at the target. */
  public record Mapping(String originalName, String targetName) {
    public Mapping {
      Objects.requireNonNull(originalName);
      Objects.requireNonNull(targetName);
    }
  }

  /** What happens to a target that exists and is not empty. */
  public enum OnExisting {
    REPLACE("replace"),
    FAIL("fail");

    private final String apiName;

    OnExisting(String apiName) {
      this.apiName = apiName;
    }

    /** The word of the API. */
    public String apiName() {
      return apiName;
    }

    /** The choice named in a request; INVALID for any other word. */
    public static OnExisting parse(String word) {
      for (OnExisting choice : values()) {
        if (choice.apiName.equals(word)) {
          return choice;
        }
      }
      throw BackupException.invalid("onExisting must be \"replace\" or \"fail\"");
    }
  }

  /** The same plan without its credentials. */
  public RestorePlan withoutCredentials() {
    return new RestorePlan(
        destinationId,
        path,
        targetSourceId,
        mapping,
        Optional.empty(),
        safetyCopy,
        onExisting,
        force);
  }

  /** The form kept in the execution; {@link #parse(String)} reads it back. */
  public String toJson() {
    JsonArrayBuilder entries = JSON.createArrayBuilder();
    for (Mapping entry : mapping) {
      entries.add(
          JSON.createObjectBuilder()
              .add("originalName", entry.originalName())
              .add("targetName", entry.targetName()));
    }
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("destinationId", destinationId)
            .add("path", path)
            .add("targetSourceId", targetSourceId)
            .add("mapping", entries);
    privilegedAuth.ifPresent(text -> json.add("privilegedAuth", text));
    return json.add("safetyCopy", safetyCopy)
        .add("onExisting", onExisting.apiName())
        .add("force", force)
        .build()
        .toString();
  }

  /** Reads what {@link #toJson()} wrote. */
  public static RestorePlan parse(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new RestorePlan(
          json.getString("destinationId"),
          json.getString("path"),
          json.getString("targetSourceId"),
          json.getJsonArray("mapping").getValuesAs(JsonObject.class).stream()
              .map(RestorePlan::mapping)
              .toList(),
          Optional.ofNullable(json.getString("privilegedAuth", null)),
          json.getBoolean("safetyCopy"),
          OnExisting.parse(json.getString("onExisting")),
          json.getBoolean("force"));
    }
  }

  private static Mapping mapping(JsonObject entry) {
    return new Mapping(entry.getString("originalName"), entry.getString("targetName"));
  }

  /** Without the credentials, even though they are encrypted. */
  @Override
  public String toString() {
    return "RestorePlan" + withoutCredentials().toJson();
  }

  /**
   * A plan as JSON without its credentials; null when it cannot be read: it may hold credentials
   * all the same, and a run must be able to end whatever its plan is.
   */
  public static String withoutCredentials(String json) {
    try {
      return parse(json).withoutCredentials().toJson();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }
}
