package io.dbackup.rest;

import io.dbackup.application.RestoreCommand;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.error.BackupException;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a restore request. */
final class RestoreBody {
  private static final String MAPPING = "databaseMapping";

  private RestoreBody() {}

  /** The command; INVALID, naming the field, when the body is not one. */
  static RestoreCommand read(RequestBody body) {
    Optional<JsonValue> mapping = body.any(MAPPING);
    return new RestoreCommand(
        body.requiredText("file"),
        body.requiredText("targetSourceId"),
        body.optionalText("targetDatabaseName"),
        mapping.map(RestoreBody::renaming).orElse(Map.of()),
        mapping.filter(JsonArray.class::isInstance).isPresent(),
        body.object("privilegedAuth").map(RestoreBody::credentials),
        body.optionalFlag("safetyCopy").orElse(true),
        body.optionalText("onExisting").map(OnExisting::parse).orElse(OnExisting.REPLACE),
        body.optionalFlag("force").orElse(false));
  }

  private static Map<String, String> renaming(JsonValue mapping) {
    if (mapping instanceof JsonObject object) {
      return ofObject(object);
    }
    if (mapping instanceof JsonArray array) {
      return ofArray(array);
    }
    throw BackupException.invalid(
        MAPPING + " must be an object of old and new names, or a list of mappings");
  }

  private static Map<String, String> ofObject(JsonObject mapping) {
    Map<String, String> names = new LinkedHashMap<>();
    mapping.forEach(
        (name, target) -> {
          if (!(target instanceof JsonString text)) {
            throw BackupException.invalid(MAPPING + "." + name + " must be a text");
          }
          names.put(name, text.getString());
        });
    return names;
  }

  private static Map<String, String> ofArray(JsonArray mapping) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < mapping.size(); i++) {
      String field = MAPPING + "[" + i + "]";
      if (!(mapping.get(i) instanceof JsonObject entry)) {
        throw BackupException.invalid(field + " must be an object");
      }
      String original = text(entry, "originalName", field);
      boolean renamed = entry.containsKey("targetName") && !entry.isNull("targetName");
      String target = renamed ? text(entry, "targetName", field) : original;
      if (selected(entry, field) && names.put(original, target) != null) {
        throw BackupException.invalid(field + " names '" + original + "' a second time");
      }
    }
    return names;
  }

  private static boolean selected(JsonObject entry, String field) {
    JsonValue selected = entry.getOrDefault("selected", JsonValue.TRUE);
    return switch (selected.getValueType()) {
      case TRUE, NULL -> true;
      case FALSE -> false;
      default -> throw BackupException.invalid(field + ".selected must be true or false");
    };
  }

  private static Credentials credentials(JsonObject object) {
    String field = "privilegedAuth";
    return new Credentials(text(object, "user", field), text(object, "password", field));
  }

  private static String text(JsonObject object, String name, String field) {
    if (object.get(name) instanceof JsonString text && !text.getString().isEmpty()) {
      return text.getString();
    }
    throw BackupException.invalid(field + "." + name + " must be a text that is not empty");
  }
}
