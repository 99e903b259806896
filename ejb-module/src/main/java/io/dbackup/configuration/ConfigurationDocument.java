package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.PrettyJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of an instance as a JSON document; see {@code docs/configuration-export.md}.
 * With secrets it holds them in the clear, so it leaves this program only encrypted. Immutable.
 */
public final class ConfigurationDocument {
  /** The version this release writes. It reads every version up to this. */
  public static final int FORMAT_VERSION = 1;

  /** Longest document, in bytes: some forty thousand jobs. */
  public static final int MAX_LENGTH = 32 << 20;

  private static final String FORMAT = "dbackup-configuration";
  private static final Set<String> HEAD =
      Set.of("format", "formatVersion", "exportedAt", "secretsIncluded");

  private final JsonObject json;

  private ConfigurationDocument(JsonObject json) {
    this.json = json;
  }

  static ConfigurationDocument of(
      Instant exportedAt, boolean secretsIncluded, Map<String, List<JsonObject>> sections) {
    JsonObjectBuilder document =
        JSON.createObjectBuilder()
            .add("format", FORMAT)
            .add("formatVersion", FORMAT_VERSION)
            .add("exportedAt", ImportEntry.format(exportedAt))
            .add("secretsIncluded", secretsIncluded);
    sections.forEach((name, entries) -> document.add(name, JSON.createArrayBuilder(entries)));
    return new ConfigurationDocument(document.build());
  }

  /** Reads a document; INVALID when it is none, or one that this release does not understand. */
  static ConfigurationDocument parse(byte[] utf8) {
    JsonObject json = object(utf8);
    if (!(json.get("format") instanceof JsonString format) || !format.getString().equals(FORMAT)) {
      throw BackupException.invalid("The file is not an exported configuration of DBackup");
    }
    if (!(json.get("formatVersion") instanceof JsonNumber version)
        || !version.isIntegral()
        || version.bigIntegerValue().signum() <= 0) {
      throw BackupException.invalid("formatVersion must be a whole number");
    }
    if (version.bigIntegerValue().bitLength() > 31 || version.intValue() > FORMAT_VERSION) {
      throw BackupException.invalid(
          "The file was exported by a newer release (format version "
              + version
              + "; this one reads up to "
              + FORMAT_VERSION
              + "). Import it with that release");
    }
    return new ConfigurationDocument(json);
  }

  private static JsonObject object(byte[] utf8) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw BackupException.invalid("The file is not an exported configuration: it is not text");
    }
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException e) {
      throw notJson();
    } catch (RuntimeException e) {
      // Too deep nesting, for one, is a plain RuntimeException of the provider.
      throw notJson();
    }
  }

  private static BackupException notJson() {
    return BackupException.invalid(
        "The file is not an exported configuration: it is not a JSON object, or nested too deep");
  }

  /** The text, the same for the same document; TOO_LARGE when nobody could read it back. */
  public byte[] toBytes() {
    byte[] bytes = PrettyJson.format(json).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_LENGTH) {
      throw new BackupException(
          ErrorCategory.TOO_LARGE,
          "The configuration has more than the " + MAX_LENGTH + " bytes that can be read back");
    }
    return bytes;
  }

  JsonObject json() {
    return json;
  }

  /** When it was made, as it says itself. */
  public String exportedAt() {
    return json.get("exportedAt") instanceof JsonString time ? time.getString() : "unknown";
  }

  /** Whether secrets are in it; what is not in it then was not set. */
  public boolean secretsIncluded() {
    return json.getOrDefault("secretsIncluded", JsonValue.FALSE).getValueType()
        == JsonValue.ValueType.TRUE;
  }

  /**
   * The entries of a section, none when it is missing; INVALID when it is not a list of objects.
   */
  List<JsonObject> section(String name) {
    JsonValue value = json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (!(value instanceof JsonArray array)) {
      throw BackupException.invalid(name + " must be a list");
    }
    List<JsonObject> entries = new ArrayList<>();
    for (JsonValue entry : array) {
      if (!(entry instanceof JsonObject object)) {
        throw BackupException.invalid(name + "[" + entries.size() + "] must be an object");
      }
      entries.add(object);
    }
    return entries;
  }

  /** Members that are neither the head nor one of these sections. */
  List<String> unknownSections(List<String> known) {
    return json.keySet().stream()
        .filter(name -> !HEAD.contains(name) && !known.contains(name))
        .sorted()
        .toList();
  }
}
