package io.dbackup.retention;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Which backups of a job are kept. Immutable.
 *
 * @param mode NONE keeps all
 * @param keepCount SIMPLE: how many of the newest are kept, at least 1
 * @param daily SMART: days that keep their newest backup
 * @param weekly SMART: further ISO weeks
 * @param monthly SMART: further months
 * @param yearly SMART: further years
 */
public record RetentionPolicy(
    Mode mode, int keepCount, int daily, int weekly, int monthly, int yearly) {
  /** The largest number accepted in any field. */
  public static final int MAX_COUNT = 10_000;

  /** Keeps everything. */
  public static final RetentionPolicy KEEP_ALL = new RetentionPolicy(Mode.NONE, 0, 0, 0, 0, 0);

  /** How a policy decides. */
  public enum Mode {
    NONE,
    SIMPLE,
    SMART
  }

  /** Reads the JSON form of the API; INVALID, naming the field, when it is not one. */
  public static RetentionPolicy parse(JsonObject json) {
    if (json == null || json.isEmpty()) {
      return KEEP_ALL;
    }
    String mode =
        json.get("mode") instanceof JsonString text
            ? text.getString()
            : invalid("retention.mode must be a text");
    return switch (mode) {
      case "NONE" -> KEEP_ALL;
      case "SIMPLE" -> {
        JsonObject simple = object(json, "simple");
        yield new RetentionPolicy(Mode.SIMPLE, count(simple, "simple", "keepCount", 1), 0, 0, 0, 0);
      }
      case "SMART" -> {
        JsonObject smart = object(json, "smart");
        RetentionPolicy policy =
            new RetentionPolicy(
                Mode.SMART,
                0,
                count(smart, "smart", "daily", 0),
                count(smart, "smart", "weekly", 0),
                count(smart, "smart", "monthly", 0),
                count(smart, "smart", "yearly", 0));
        if (policy.daily + policy.weekly + policy.monthly + policy.yearly == 0) {
          throw BackupException.invalid("retention.smart must keep at least one backup");
        }
        yield policy;
      }
      default -> throw BackupException.invalid("retention.mode must be NONE, SIMPLE or SMART");
    };
  }

  /** The JSON form of the API. */
  public JsonObject toJson() {
    return switch (mode) {
      case NONE -> JSON.createObjectBuilder().add("mode", "NONE").build();
      case SIMPLE ->
          JSON.createObjectBuilder()
              .add("mode", "SIMPLE")
              .add("simple", JSON.createObjectBuilder().add("keepCount", keepCount))
              .build();
      case SMART ->
          JSON.createObjectBuilder()
              .add("mode", "SMART")
              .add(
                  "smart",
                  JSON.createObjectBuilder()
                      .add("daily", daily)
                      .add("weekly", weekly)
                      .add("monthly", monthly)
                      .add("yearly", yearly))
              .build();
    };
  }

  private static JsonObject object(JsonObject json, String name) {
    if (json.get(name) instanceof JsonObject object) {
      return object;
    }
    throw BackupException.invalid("retention." + name + " must be an object");
  }

  private static int count(JsonObject json, String parent, String name, int least) {
    JsonValue value = json.getOrDefault(name, least == 0 ? JSON.createValue(0) : JsonValue.NULL);
    if (value instanceof JsonNumber number && number.isIntegral()) {
      long count = number.bigIntegerValue().bitLength() > 31 ? Long.MAX_VALUE : number.longValue();
      if (count >= least && count <= MAX_COUNT) {
        return (int) count;
      }
    }
    throw BackupException.invalid(
        "retention."
            + parent
            + "."
            + name
            + " must be a whole number from "
            + least
            + " to "
            + MAX_COUNT);
  }

  private static String invalid(String message) {
    throw BackupException.invalid(message);
  }
}
