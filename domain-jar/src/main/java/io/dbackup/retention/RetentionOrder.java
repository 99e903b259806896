package io.dbackup.retention;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a retention run is to do; kept as the parameters of its execution. Immutable.
 *
 * @param jobId whose backups
 * @param confirmed fingerprints of the mass deletions that a person has seen and wants
 */
public record RetentionOrder(String jobId, Set<String> confirmed) {
  public RetentionOrder {
    Objects.requireNonNull(jobId);
    confirmed = Set.copyOf(confirmed);
  }

  /** The form kept in the execution; {@link #parse(String)} reads it back. */
  public String toJson() {
    return JSON.createObjectBuilder()
        .add("jobId", jobId)
        .add("confirmed", JSON.createArrayBuilder(new TreeSet<>(confirmed)))
        .build()
        .toString();
  }

  /** Reads what {@link #toJson()} wrote. */
  public static RetentionOrder parse(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new RetentionOrder(
          json.getString("jobId"),
          Set.copyOf(json.getJsonArray("confirmed").getValuesAs(JsonString::getString)));
    }
  }
}
