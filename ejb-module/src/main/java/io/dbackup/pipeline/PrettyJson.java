package io.dbackup.pipeline;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/**
 * Lays JSON out for people, two blanks per level, the same under every JSON provider: golden files
 * compare bytes, and the providers' own layouts differ.
 */
public final class PrettyJson {
  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  /** The text, which ends with a line feed and has every character that UTF-8 can hold. */
  public static String format(JsonStructure structure) {
    PrettyJson writer = new PrettyJson();
    writer.value(structure, 0);
    return writer.out.append('\n').toString();
  }

  private void value(JsonValue value, int depth) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      object(object, depth);
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      array(array, depth);
    } else if (value instanceof JsonString text) {
      string(text.getString());
    } else {
      out.append(value);
    }
  }

  private void object(JsonObject object, int depth) {
    out.append('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      newLine(depth + 1);
      string(member.getKey());
      out.append(": ");
      value(member.getValue(), depth + 1);
      out.append(members.hasNext() ? "," : "");
    }
    newLine(depth);
    out.append('}');
  }

  private void array(JsonArray array, int depth) {
    out.append('[');
    Iterator<JsonValue> elements = array.iterator();
    while (elements.hasNext()) {
      newLine(depth + 1);
      value(elements.next(), depth + 1);
      out.append(elements.hasNext() ? "," : "");
    }
    newLine(depth);
    out.append(']');
  }

  private void newLine(int depth) {
    out.append('\n').append("  ".repeat(depth));
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || isLoneSurrogate(text, i)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** A lone surrogate cannot be written as UTF-8. */
  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
