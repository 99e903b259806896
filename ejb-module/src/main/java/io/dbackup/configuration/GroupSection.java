package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Group;
import io.dbackup.access.Permission;
import io.dbackup.persistence.GroupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Groups of users. The one that the schema makes is only named. */
@ApplicationScoped
public class GroupSection implements ConfigurationSection {
  static final String NAME = "groups";

  @Inject GroupRepository groups;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return groups.all().stream()
        .sorted(Comparator.comparing(Group::id))
        .map(GroupSection::entry)
        .toList();
  }

  private static JsonObject entry(Group group) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder().add("id", group.id()).add("name", group.name());
    if (group.builtIn()) {
      return entry.add("builtIn", true).build();
    }
    return entry
        .add("permissions", JSON.createArrayBuilder(group.permissions()))
        .add("createdAt", ImportEntry.format(group.createdAt()))
        .build();
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, "name").map(name -> "the name \"" + name + "\"");
  }

  @Override
  public boolean isFixed(String idHere) {
    return groups.find(idHere).filter(Group::builtIn).isPresent();
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    String name = entry.text("name", ImportEntry.MAX_NAME);
    List<String> permissions = entry.texts("permissions");
    if (entry.optionalFlag("builtIn").orElse(false)) {
      entry.problem("builtIn: there is no such built-in group here");
      return Optional.empty();
    }
    Instant createdAt = entry.instant("createdAt");
    warnOfUnknown(permissions, name, plan);
    return Optional.of(() -> write(idHere, name, permissions, createdAt));
  }

  static void warnOfUnknown(List<String> permissions, String owner, ImportPlan plan) {
    List<String> unknown =
        permissions.stream().filter(each -> !Permission.ALL.contains(each)).toList();
    if (!unknown.isEmpty()) {
      plan.warn("\"" + owner + "\" loses permissions that do not exist here: " + unknown);
    }
  }

  private void write(String id, String name, List<String> permissions, Instant createdAt) {
    Optional<Group> known = groups.find(id);
    Group group = known.orElseGet(() -> new Group(id, name, permissions, createdAt));
    group.rename(name, clock.instant());
    group.grant(permissions, clock.instant());
    if (known.isEmpty()) {
      groups.add(group);
    }
  }
}
