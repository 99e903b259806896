package io.dbackup.product.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An operation that the API describes.
 *
 * @param path with its parameters in braces, such as {@code /jobs/{id}}
 * @param json everything that is said about it
 */
public record Operation(String method, String path, JsonObject json) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  @Override
  public String toString() {
    return method + " " + path;
  }

  boolean matches(String wantedMethod, String wantedPath) {
    String expression = PARAMETER.matcher(path).replaceAll("[^/]+");
    return method.equals(wantedMethod) && wantedPath.matches(expression);
  }

  /** The path with this text for each parameter. */
  public String pathWith(String id) {
    return PARAMETER.matcher(path).replaceAll(id);
  }

  public boolean hasId() {
    return PARAMETER.matcher(path).find();
  }

  /** The permissions it asks for: one under the empty name, or one per type of adapter. */
  public Map<String, String> permissions() {
    Map<String, String> permissions = new TreeMap<>();
    JsonValue permission = json.get("x-permission");
    if (permission instanceof JsonString name) {
      permissions.put("", name.getString());
    } else {
      permission
          .asJsonObject()
          .forEach((type, name) -> permissions.put(type, ((JsonString) name).getString()));
    }
    return permissions;
  }

  /** Permissions that it asks for besides. */
  public List<String> furtherPermissions() {
    return json.containsKey("x-permission-also")
        ? json.getJsonArray("x-permission-also").getValuesAs(JsonString::getString)
        : List.of();
  }

  /** Whether no permission is enough and only a SuperAdmin in person may call it. */
  public boolean isForSuperAdmins() {
    return json.getBoolean("x-super-admin", false);
  }

  /** Whether it talks to destinations or databases while a client waits. */
  public boolean reachesOutside() {
    return response("500").toString().contains("/Outside\"");
  }

  JsonObject response(String status) {
    return json.getJsonObject("responses").getJsonObject(status);
  }

  /** The schema of its body, or an empty one. */
  public JsonObject bodySchema() {
    return body().getOrDefault("schema", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  /** The example of its body, or an empty object. */
  public JsonObject bodyExample() {
    return body().getOrDefault("example", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  public boolean hasBody() {
    return json.containsKey("requestBody");
  }

  private JsonObject body() {
    var place = Json.createPointer("/requestBody/content/application~1json");
    return hasBody() ? place.getValue(json).asJsonObject() : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** Its parameters in the query. */
  public List<JsonObject> queryParameters() {
    return json.containsKey("parameters")
        ? json.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
            .filter(parameter -> !parameter.getString("in", "query").equals("header"))
            .toList()
        : List.of();
  }
}
