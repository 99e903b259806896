package io.dbackup.rest;

import io.dbackup.error.BackupException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The JSON object a client sent. Every reader checks type and range and fails with INVALID naming
 * the field; unknown fields are never looked at. A partial update needs to tell a field that was
 * not sent, which is left alone, from one sent as {@code null}, which clears: that is {@link #has}.
 * Resource methods take it as their parameter. Immutable.
 */
public final class RequestBody {
  /** Characters in a text unless a method is told otherwise. */
  public static final int MAX_TEXT = 4000;

  private static final int LAST_YEAR = 9999;

  private final JsonObject json;

  private RequestBody(JsonObject json) {
    this.json = Objects.requireNonNull(json);
  }

  public static RequestBody of(JsonObject json) {
    return new RequestBody(json);
  }

  /** The object itself, for parts that are documents of their own. */
  public JsonObject json() {
    return json;
  }

  /** Whether the field was sent, also as {@code null}. */
  public boolean has(String field) {
    return json.containsKey(field);
  }

  /**
   * A text that must be there and not blank, of at most {@link #MAX_TEXT} characters; without
   * blanks at its ends.
   */
  public String requiredText(String field) {
    return requiredText(field, MAX_TEXT);
  }

  public String requiredText(String field, int maxLength) {
    if (value(field) == null) {
      throw BackupException.invalid(field + " is required");
    }
    String text = text(field, value(field), maxLength).strip();
    if (text.isEmpty()) {
      throw BackupException.invalid(field + " must not be empty");
    }
    return text;
  }

  /** The text as sent, blanks and all; empty when the field is absent or {@code null}. */
  public Optional<String> optionalText(String field) {
    return optionalText(field, MAX_TEXT);
  }

  public Optional<String> optionalText(String field, int maxLength) {
    return Optional.ofNullable(value(field)).map(value -> text(field, value, maxLength));
  }

  /** Empty when the field is absent or {@code null}. */
  public Optional<Boolean> optionalFlag(String field) {
    JsonValue value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value.getValueType() == JsonValue.ValueType.TRUE
        || value.getValueType() == JsonValue.ValueType.FALSE) {
      return Optional.of(value.getValueType() == JsonValue.ValueType.TRUE);
    }
    throw BackupException.invalid(field + " must be true or false");
  }

  /** A whole number in this range; empty when the field is absent or {@code null}. */
  public Optional<Integer> integer(String field, int least, int most) {
    JsonValue value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      try {
        int exact = number.intValueExact();
        if (exact >= least && exact <= most) {
          return Optional.of(exact);
        }
      } catch (ArithmeticException tooLarge) {
        throw BackupException.invalid(
            field + " must be a whole number from " + least + " to " + most);
      }
    }
    throw BackupException.invalid(field + " must be a whole number from " + least + " to " + most);
  }

  /**
   * A point in time in ISO 8601 with zone or offset; empty when the field is absent or {@code
   * null}.
   */
  public Optional<Instant> instant(String field) {
    return optionalText(field).map(text -> parseInstant(field, text));
  }

  /** A list of texts that are not blank; empty when the field is absent or {@code null}. */
  public Optional<List<String>> textList(String field) {
    JsonValue value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof JsonArray array)) {
      throw BackupException.invalid(field + " must be a list of texts");
    }
    List<String> texts = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String text = text(field + "[" + i + "]", array.get(i), MAX_TEXT);
      if (text.isBlank()) {
        throw BackupException.invalid(field + "[" + i + "] must not be empty");
      }
      texts.add(text);
    }
    return Optional.of(List.copyOf(texts));
  }

  /** Empty when the field is absent or {@code null}. */
  public Optional<JsonObject> object(String field) {
    JsonValue value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw BackupException.invalid(field + " must be an object");
  }

  /** An object that must be there. */
  public JsonObject requiredObject(String field) {
    return object(field).orElseThrow(() -> BackupException.invalid(field + " is required"));
  }

  /**
   * The field's value as it is, for fields of several forms; empty when it is absent or {@code
   * null}.
   */
  public Optional<JsonValue> any(String field) {
    return Optional.ofNullable(value(field));
  }

  /**
   * Reads a point in time from a field or parameter of that name. Years have four digits: databases
   * store no others, and nothing that reads ISO 8601 has to understand them.
   */
  static Instant parseInstant(String field, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      throw notATime(field);
    }
    throw notATime(field);
  }

  private static BackupException notATime(String field) {
    return BackupException.invalid(
        field + " must be a time in ISO 8601 such as 2025-01-15T10:00:00.000Z");
  }

  private JsonValue value(String field) {
    JsonValue value = json.get(field);
    return value == null
            || value == JsonValue.NULL
            || value.getValueType() == JsonValue.ValueType.NULL
        ? null
        : value;
  }

  private static String text(String field, JsonValue value, int maxLength) {
    if (!(value instanceof JsonString string)) {
      throw BackupException.invalid(field + " must be a text");
    }
    if (string.getString().length() > maxLength) {
      throw BackupException.invalid(field + " must have at most " + maxLength + " characters");
    }
    return string.getString();
  }
}
