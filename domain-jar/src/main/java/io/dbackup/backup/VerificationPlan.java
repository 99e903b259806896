package io.dbackup.backup;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Objects;

/**
 * Which backup a verification reads; kept as the parameters of its execution. Immutable.
 *
 * @param destinationId where the backup lies
 * @param path the backup's path there
 */
public record VerificationPlan(String destinationId, String path) {
  public VerificationPlan {
    Objects.requireNonNull(destinationId);
    Objects.requireNonNull(path);
  }

  /** The form kept in the execution; {@link #parse(String)} reads it back. */
  public String toJson() {
    return JSON.createObjectBuilder()
        .add("destinationId", destinationId)
        .add("path", path)
        .build()
        .toString();
  }

  /** Reads what {@link #toJson()} wrote. */
  public static VerificationPlan parse(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new VerificationPlan(json.getString("destinationId"), json.getString("path"));
    }
  }
}
