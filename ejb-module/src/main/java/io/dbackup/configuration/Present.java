package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a section holds here before an import. Immutable. */
final class Present {
  private final ConfigurationSection section;
  private final Map<String, JsonObject> byId = new LinkedHashMap<>();
  private final Map<String, String> idByName = new HashMap<>();

  /**
   * @param secrets whether the file to compare with holds secrets
   */
  Present(ConfigurationSection section, boolean secrets) {
    this.section = section;
    for (JsonObject entry : section.entries(secrets)) {
      String id = entry.getString(section.idMember());
      byId.put(id, entry);
      section.uniqueName(entry).ifPresent(name -> idByName.put(name, id));
    }
  }

  Iterable<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** The id here of what an entry of the file stands for; its own when there is nothing yet. */
  String idOf(JsonObject entry, String id) {
    Optional<String> twin =
        section.isKnownByName() && !byId.containsKey(id)
            ? section.uniqueName(entry).map(idByName::get)
            : Optional.empty();
    return twin.orElse(id);
  }

  boolean has(String idHere) {
    return byId.containsKey(idHere);
  }

  /** Whether the file says of it what is here. */
  boolean isSame(String idHere, JsonObject entry) {
    JsonObject renamed = JSON.createObjectBuilder(entry).add(section.idMember(), idHere).build();
    return renamed.equals(byId.get(idHere));
  }

  /** The other one here that has the unique name; empty when it is free. */
  Optional<String> holderOf(String name, String exceptId) {
    return Optional.ofNullable(idByName.get(name)).filter(id -> !id.equals(exceptId));
  }
}
