package io.dbackup.adapter;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import io.dbackup.spi.ConfigProperty;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration by the properties an adapter declares: aliases become names, values become
 * the declared type, unknown keys are dropped, and whatever is wrong is INVALID with the name of
 * the property. Immutable.
 */
final class DeclaredProperties {
  static final int MAX_TEXT = 16_384;
  static final int MAX_LIST = 1000;
  private static final int MAX_PORT = 65_535;

  private final List<ConfigProperty> properties;

  DeclaredProperties(List<ConfigProperty> properties) {
    this.properties = List.copyOf(properties);
  }

  List<ConfigProperty> all() {
    return properties;
  }

  /**
   * The values given, by declared name, in the order of declaration. A value is a {@link String},
   * {@link Long}, {@link Boolean} or a {@link List} of strings; null stands for a property that is
   * to be cleared, which an empty text does too.
   */
  Map<String, Object> read(JsonObject given) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ConfigProperty property : properties) {
      Optional<JsonValue> value = valueOf(property, given);
      if (value.isPresent()) {
        values.put(property.name(), convert(property, value.get()));
      }
    }
    return values;
  }

  /** The same values with defaults for those that are missing, and null ones left out. */
  Map<String, Object> complete(Map<String, Object> values) {
    Map<String, Object> complete = new LinkedHashMap<>();
    for (ConfigProperty property : properties) {
      Object value = values.get(property.name());
      if (value == null && property.defaultValue() != null) {
        value = convert(property, JSON.createValue(property.defaultValue()));
      }
      if (value != null) {
        complete.put(property.name(), value);
      }
    }
    return complete;
  }

  /** INVALID when a required property has no value. */
  void requireAll(Map<String, Object> values) {
    for (ConfigProperty property : properties) {
      if (property.required() && values.get(property.name()) == null) {
        throw wrong(property, "is required");
      }
    }
  }

  /** The same, but a secret may be missing. */
  void requireAllButSecrets(Map<String, Object> values) {
    List<ConfigProperty> open = properties.stream().filter(p -> !p.secret()).toList();
    new DeclaredProperties(open).requireAll(values);
  }

  static JsonValue toJson(Object value) {
    if (value instanceof String text) {
      return JSON.createValue(text);
    }
    if (value instanceof Long number) {
      return JSON.createValue(number);
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return JSON.createArrayBuilder((List<?>) value).build();
  }

  private static Optional<JsonValue> valueOf(ConfigProperty property, JsonObject given) {
    if (given.containsKey(property.name())) {
      return Optional.of(given.get(property.name()));
    }
    return property.aliases().stream().filter(given::containsKey).findFirst().map(given::get);
  }

  private static Object convert(ConfigProperty property, JsonValue value) {
    if (value == JsonValue.NULL
        || (value instanceof JsonString text && text.getString().isEmpty())) {
      return null;
    }
    return switch (property.type()) {
      case TEXT -> text(property, value, false);
      case MULTILINE -> text(property, value, true);
      case INTEGER -> integer(property, value);
      case BOOLEAN -> flag(property, value);
      case CHOICE -> choice(property, value);
      case LIST -> list(property, value);
    };
  }

  private static String text(ConfigProperty property, JsonValue value, boolean manyLines) {
    if (!(value instanceof JsonString json)) {
      throw wrong(property, "must be a text");
    }
    String text = json.getString();
    if (text.length() > MAX_TEXT) {
      throw wrong(property, "is longer than " + MAX_TEXT + " characters");
    }
    boolean clean =
        text.chars()
            .allMatch(c -> !Character.isISOControl(c) || (manyLines && "\n\r\t".indexOf(c) >= 0));
    if (!clean) {
      throw wrong(property, "contains a control character or line break");
    }
    return text;
  }

  private static Long integer(ConfigProperty property, JsonValue value) {
    long max =
        property.name().toLowerCase(Locale.ROOT).endsWith("port") ? MAX_PORT : Integer.MAX_VALUE;
    long min = max == MAX_PORT ? 1 : 0;
    String digits =
        value instanceof JsonNumber number && number.isIntegral()
            ? number.bigIntegerValue().toString()
            : value instanceof JsonString text ? text.getString().strip() : "";
    if (digits.matches("\\d{1,10}")) {
      long result = Long.parseLong(digits);
      if (result >= min && result <= max) {
        return result;
      }
    }
    throw wrong(property, "must be a whole number from " + min + " to " + max);
  }

  private static Boolean flag(ConfigProperty property, JsonValue value) {
    String word = value instanceof JsonString text ? text.getString() : value.toString();
    return switch (word) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw wrong(property, "must be true or false");
    };
  }

  private static String choice(ConfigProperty property, JsonValue value) {
    String word = value instanceof JsonString text ? text.getString() : "";
    return property.options().stream()
        .filter(word::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () -> wrong(property, "must be one of " + String.join(", ", property.options())));
  }

  private static List<String> list(ConfigProperty property, JsonValue value) {
    List<String> items = new ArrayList<>();
    if (value instanceof JsonString text) {
      items.addAll(Arrays.asList(text(property, text, false).split(",", -1)));
    } else if (value instanceof JsonArray array && array.size() <= MAX_LIST) {
      array.forEach(item -> items.add(text(property, item, false)));
    } else {
      throw wrong(property, "must be a list of at most " + MAX_LIST + " texts");
    }
    List<String> result = items.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (result.size() > MAX_LIST) {
      throw wrong(property, "must be a list of at most " + MAX_LIST + " texts");
    }
    return result.isEmpty() ? null : result;
  }

  private static BackupException wrong(ConfigProperty property, String what) {
    return BackupException.invalid("config." + property.name() + " " + what);
  }
}
