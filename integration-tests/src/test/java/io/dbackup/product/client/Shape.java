package io.dbackup.product.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of an answer, told by an example: every field of the example must be there, with a value
 * of the same kind, or null where the example allows for it with null. A list is looked at by its
 * first entry, and must have one where the example has one.
 */
public final class Shape {
  private Shape() {}

  /** Where the answer differs from the example; empty when it does not. */
  public static List<String> differences(String example, String answer) {
    List<String> found = new ArrayList<>();
    compare("", read(example), read(answer), found);
    return found;
  }

  private static JsonValue read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  private static void compare(String place, JsonValue wanted, JsonValue given, List<String> found) {
    if (wanted == JsonValue.NULL) {
      return;
    }
    if (kind(wanted) != kind(given)) {
      found.add(place + " is " + given + " instead of something like " + wanted);
    } else if (wanted instanceof JsonObject object) {
      object.forEach(
          (name, value) -> {
            if (given.asJsonObject().containsKey(name)) {
              compare(place + "/" + name, value, given.asJsonObject().get(name), found);
            } else {
              found.add(place + "/" + name + " is missing");
            }
          });
    } else if (wanted.getValueType() == ValueType.ARRAY && !wanted.asJsonArray().isEmpty()) {
      if (given.asJsonArray().isEmpty()) {
        found.add(place + " is empty");
      } else {
        compare(place + "/0", wanted.asJsonArray().get(0), given.asJsonArray().get(0), found);
      }
    }
  }

  /** True and false are of one kind. */
  private static ValueType kind(JsonValue value) {
    return value.getValueType() == ValueType.FALSE ? ValueType.TRUE : value.getValueType();
  }
}
