package io.dbackup.job;

import io.dbackup.error.BackupException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Which results of a job its channels are told about. */
@Embeddable
public class NotificationRule {
  @Column(name = "notify_success")
  private boolean success;

  @Column(name = "notify_partial")
  private boolean partial;

  @Column(name = "notify_failure")
  private boolean failure;

  protected NotificationRule() {}

  public NotificationRule(boolean success, boolean partial, boolean failure) {
    this.success = success;
    this.partial = partial;
    this.failure = failure;
  }

  /** Told about every result. */
  public static NotificationRule always() {
    return new NotificationRule(true, true, true);
  }

  /**
   * Reads the forms of the API: an object with {@code success}, {@code partial} and {@code
   * failure}, each true unless given, or one of ALWAYS, FAILURE_ONLY and SUCCESS_ONLY. A partial
   * result counts as a failure. INVALID, naming the field, for anything else.
   */
  public static NotificationRule parse(JsonValue json) {
    if (json instanceof JsonObject object) {
      return new NotificationRule(
          flag(object, "success"), flag(object, "partial"), flag(object, "failure"));
    }
    String word = json instanceof JsonString text ? text.getString() : "";
    return switch (word) {
      case "ALWAYS" -> always();
      case "FAILURE_ONLY" -> new NotificationRule(false, true, true);
      case "SUCCESS_ONLY" -> new NotificationRule(true, false, false);
      default ->
          throw BackupException.invalid(
              "notificationEvents must be an object or one of ALWAYS, FAILURE_ONLY, SUCCESS_ONLY");
    };
  }

  private static boolean flag(JsonObject object, String name) {
    JsonValue value = object.getOrDefault(name, JsonValue.TRUE);
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default ->
          throw BackupException.invalid("notificationEvents." + name + " must be true or false");
    };
  }

  public boolean success() {
    return success;
  }

  public boolean partial() {
    return partial;
  }

  public boolean failure() {
    return failure;
  }
}
