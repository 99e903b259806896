package io.dbackup.configuration;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads one entry of a configuration that anybody may have written. What is wrong is noted and
 * replaced by something empty, so that one reading finds everything. Unknown members are never
 * looked at. Not thread-safe.
 */
public final class ImportEntry {
  static final int MAX_NAME = 200;
  static final int MAX_TEXT = 4000;
  private static final int MAX_LIST = 10_000;
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final JsonObject json;
  private final List<String> problems = new ArrayList<>();

  ImportEntry(JsonObject json) {
    this.json = json;
  }

  /** The form of times in the document: ISO 8601, UTC, always with milliseconds. */
  static String format(Instant time) {
    return MILLISECONDS.format(time);
  }

  JsonObject json() {
    return json;
  }

  /** What is wrong with the entry, in words; empty while nothing is. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  void problem(String words) {
    problems.add(words);
  }

  /** A text of one line that must be there and not be blank. */
  String text(String member, int maxLength) {
    int before = problems.size();
    String text = optionalText(member, maxLength).orElse("");
    if (text.isBlank() && problems.size() == before) {
      problem(member + " is missing or blank");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      problem(member + " contains a control character or line break");
    }
    return text;
  }

  Optional<String> optionalText(String member, int maxLength) {
    JsonValue value = value(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof JsonString string)) {
      problem(member + " must be a text");
      return Optional.empty();
    }
    return Optional.of(storable(member, string.getString(), maxLength));
  }

  boolean flag(String member) {
    return optionalFlag(member)
        .orElseGet(
            () -> {
              problem(member + " must be true or false");
              return false;
            });
  }

  Optional<Boolean> optionalFlag(String member) {
    JsonValue value = value(member);
    if (value == null) {
      return Optional.empty();
    }
    return switch (value.getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> {
        problem(member + " must be true or false");
        yield Optional.empty();
      }
    };
  }

  Instant instant(String member) {
    return optionalInstant(member)
        .orElseGet(
            () -> {
              problem(member + " is missing");
              return Instant.EPOCH;
            });
  }

  Optional<Instant> optionalInstant(String member) {
    return optionalText(member, MAX_NAME)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeException e) {
                problem(member + " must be a time such as 2026-01-15T10:00:00.000Z");
                return Instant.EPOCH;
              }
            });
  }

  Optional<Integer> optionalInteger(String member) {
    JsonValue value = value(member);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      try {
        return Optional.of(number.intValueExact());
      } catch (ArithmeticException tooLarge) {
        problem(member + " is too large");
        return Optional.empty();
      }
    }
    problem(member + " must be a whole number");
    return Optional.empty();
  }

  /** Empty when it is missing. */
  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : array(member)) {
      if (value instanceof JsonString string) {
        texts.add(storable(member, string.getString(), MAX_TEXT));
      } else {
        problem(member + " must be a list of texts");
      }
    }
    return texts;
  }

  /** Empty when it is missing. */
  List<JsonObject> objects(String member) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue value : array(member)) {
      if (value instanceof JsonObject object) {
        objects.add(object);
      } else {
        problem(member + " must be a list of objects");
      }
    }
    return objects;
  }

  /** Empty when it is missing. */
  JsonObject object(String member) {
    JsonValue value = value(member);
    if (value instanceof JsonObject object) {
      return object;
    }
    if (value != null) {
      problem(member + " must be an object");
    }
    return JsonObject.EMPTY_JSON_OBJECT;
  }

  /** What the supplier reads; a value it refuses becomes a problem of this entry. */
  <T> Optional<T> attempt(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (BackupException e) {
      if (e.category() != ErrorCategory.INVALID) {
        throw e;
      }
      problem(e.getMessage());
      return Optional.empty();
    }
  }

  private JsonArray array(String member) {
    JsonValue value = value(member);
    if (value instanceof JsonArray array && array.size() <= MAX_LIST) {
      return array;
    }
    if (value != null) {
      problem(member + " must be a list of at most " + MAX_LIST);
    }
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  private JsonValue value(String member) {
    JsonValue value = json.get(member);
    return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
  }

  private String storable(String member, String text, int maxLength) {
    if (text.length() > maxLength) {
      problem(member + " has more than " + maxLength + " characters");
    } else if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problem(member + " contains a character that cannot be stored");
    } else {
      return text;
    }
    return "";
  }
}
