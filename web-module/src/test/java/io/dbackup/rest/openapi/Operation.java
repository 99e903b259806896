package io.dbackup.rest.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation of the document.
 *
 * @param name method and path, such as {@code GET /jobs/{id}}
 * @param item everything of its path
 */
record Operation(String name, JsonObject item, JsonObject json) {

  /** What it asks for: one name, or one per type of adapter. */
  JsonValue permission() {
    return json.getOrDefault("x-permission", JsonValue.NULL);
  }

  /** The names of its parameters with the place they are sent in, such as {@code query:page}. */
  Set<String> parameters(OpenApiDocument document) {
    Set<String> names = new TreeSet<>();
    for (JsonObject holder : new JsonObject[] {item, json}) {
      if (holder.containsKey("parameters")) {
        for (JsonValue parameter : holder.getJsonArray("parameters")) {
          JsonObject found = document.resolved(parameter.asJsonObject());
          names.add(found.getString("in") + ":" + found.getString("name"));
        }
      }
    }
    return names;
  }
}
