package io.dbackup.rest;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes from a client into a JSON object, without trusting them: size and depth are bounded,
 * the text must be UTF-8, and characters that no database can store are refused. Every failure is
 * INVALID or TOO_LARGE.
 */
final class JsonText {
  private static final int MAX_DEPTH = 64;

  private JsonText() {}

  static byte[] readUpTo(InputStream content, int maxBytes) throws IOException {
    byte[] bytes = content.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw new BackupException(
          ErrorCategory.TOO_LARGE,
          "The request body is larger than " + maxBytes + " bytes, the most accepted here");
    }
    return bytes;
  }

  static JsonObject parseObject(byte[] bytes) {
    String text = utf8(bytes);
    checkShape(text);
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        checkTexts(object);
        return object;
      }
    } catch (JsonException | IllegalStateException e) {
      throw BackupException.invalid("The request body is not valid JSON");
    }
    throw BackupException.invalid("The request body must be a JSON object");
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw BackupException.invalid("The request body is not valid UTF-8");
    }
  }

  /**
   * Before parsing, since parsers go down one call per level, and since they stop reading where the
   * first value ends.
   */
  private static void checkShape(String text) {
    int depth = 0;
    boolean inText = false;
    boolean ended = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inText) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inText = false;
        }
      } else if (ended && !Character.isWhitespace(c)) {
        throw BackupException.invalid("The request body goes on after its JSON object");
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        if (++depth > MAX_DEPTH) {
          throw BackupException.invalid(
              "The request body is nested more than " + MAX_DEPTH + " levels deep");
        }
      } else if (c == '}' || c == ']') {
        ended = --depth == 0;
      }
    }
  }

  private static void checkTexts(JsonValue value) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            checkText(name);
            checkTexts(member);
          });
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      value.asJsonArray().forEach(JsonText::checkTexts);
    } else if (value instanceof JsonString string) {
      checkText(string.getString());
    }
  }

  private static void checkText(String text) {
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw BackupException.invalid("The request body contains a character that cannot be stored");
    }
  }
}
