package io.dbackup.pipeline;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads members of a stored JSON document that anybody may have written: whatever is missing or of
 * the wrong type is a {@link DamagedBackupException} that names the member.
 */
record JsonMembers(JsonObject object, String document) {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The text form of times: ISO 8601, UTC, always with milliseconds. */
  static String format(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Parses UTF-8 JSON that must be one object. */
  static JsonMembers parse(byte[] utf8, String document) throws DamagedBackupException {
    try {
      // The reader alone would replace malformed UTF-8 silently.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new DamagedBackupException("The " + document + " is not UTF-8 text", e);
    }
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(utf8))) {
      return new JsonMembers(reader.readObject(), document);
    } catch (RuntimeException e) {
      // Not only JsonException: too deep nesting, for one, is a plain RuntimeException of the
      // provider.
      throw new DamagedBackupException("The " + document + " is not a JSON object", e);
    }
  }

  String text(String name) throws DamagedBackupException {
    return member(name, JsonString.class).getString();
  }

  long number(String name, long min, long max) throws DamagedBackupException {
    JsonNumber number = member(name, JsonNumber.class);
    try {
      long value = number.longValueExact();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (ArithmeticException e) {
      throw new DamagedBackupException(problem(name), e);
    }
    throw new DamagedBackupException(problem(name));
  }

  Instant instant(String name) throws DamagedBackupException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new DamagedBackupException(problem(name), e);
    }
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws DamagedBackupException {
    try {
      return Enum.valueOf(type, text(name));
    } catch (IllegalArgumentException e) {
      throw new DamagedBackupException(problem(name), e);
    }
  }

  /** Lower-case hex of an exact number of digits. */
  String hex(String name, int digits) throws DamagedBackupException {
    String value = text(name);
    boolean fits =
        value.length() == digits
            && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!fits) {
      throw new DamagedBackupException(problem(name));
    }
    return value;
  }

  JsonMembers object(String name) throws DamagedBackupException {
    return new JsonMembers(member(name, JsonObject.class), document);
  }

  /** Empty when the member is missing or null. */
  Optional<JsonMembers> optionalObject(String name) throws DamagedBackupException {
    JsonValue value = object.get(name);
    return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(object(name));
  }

  boolean has(String name) {
    return object.containsKey(name);
  }

  List<JsonMembers> objects(String name) throws DamagedBackupException {
    List<JsonMembers> result = new ArrayList<>();
    for (JsonValue value : member(name, JsonArray.class)) {
      if (!(value instanceof JsonObject element)) {
        throw new DamagedBackupException(problem(name));
      }
      result.add(new JsonMembers(element, document));
    }
    return result;
  }

  List<String> texts(String name) throws DamagedBackupException {
    List<String> result = new ArrayList<>();
    for (JsonValue value : member(name, JsonArray.class)) {
      if (!(value instanceof JsonString element)) {
        throw new DamagedBackupException(problem(name));
      }
      result.add(element.getString());
    }
    return result;
  }

  private <T extends JsonValue> T member(String name, Class<T> type) throws DamagedBackupException {
    JsonValue value = object.get(name);
    if (!type.isInstance(value)) {
      throw new DamagedBackupException(problem(name));
    }
    return type.cast(value);
  }

  private String problem(String name) {
    return "The " + document + " has no valid member \"" + name + "\"";
  }
}
