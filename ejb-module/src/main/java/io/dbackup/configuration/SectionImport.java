package io.dbackup.configuration;

import io.dbackup.configuration.ImportPlan.Fate;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the import of one section. For one use. */
final class SectionImport {
  private static final int NAMES_SHOWN = 20;
  private static final String ID = "[A-Za-z0-9._-]+";

  private final ConfigurationSection section;
  private final ImportPlan plan;
  private final Present present;
  private final Set<String> seen = new HashSet<>();
  private final List<Runnable> changes = new ArrayList<>();
  private final List<String> keptDifferent = new ArrayList<>();

  SectionImport(ConfigurationSection section, ImportPlan plan) {
    this.section = section;
    this.plan = plan;
    this.present = new Present(section, plan.secretsIncluded());
    present.ids().forEach(id -> plan.knows(section.name(), id, id));
  }

  /** What is to be done when the whole file is good; what is wrong is noted in the plan. */
  List<Runnable> plan(List<JsonObject> entries) {
    for (int i = 0; i < entries.size(); i++) {
      ImportEntry entry = new ImportEntry(entries.get(i));
      plan(entry);
      String place = section.name() + "[" + i + "]" + label(entry.json());
      entry.problems().forEach(words -> plan.problem(place + ": " + words));
    }
    if (!keptDifferent.isEmpty()) {
      List<String> shown = keptDifferent.subList(0, Math.min(NAMES_SHOWN, keptDifferent.size()));
      plan.warn(
          section.name()
              + ": kept as they are here, though the file says otherwise:"
              + String.join(",", shown)
              + (shown.size() < keptDifferent.size()
                  ? " and " + (keptDifferent.size() - shown.size()) + " more"
                  : ""));
    }
    return changes;
  }

  private void plan(ImportEntry entry) {
    JsonObject json = entry.json();
    String id = entry.text(section.idMember(), section.maxIdLength());
    if (!id.matches(ID)) {
      entry.problem(section.idMember() + " must consist of letters, digits, dots and dashes");
      return;
    }
    String idHere = present.idOf(json, id);
    requireUnique(entry, idHere);
    checkReferences(entry);
    boolean same = present.isSame(idHere, json);
    Optional<Runnable> change = Optional.empty();
    if (!same && !section.isFixed(idHere)) {
      change = section.prepare(entry, idHere, plan);
    }
    if (present.has(idHere)) {
      boolean updates = change.isPresent() && plan.options().mode() == ImportMode.REPLACE;
      accept(id, idHere, updates ? Fate.UPDATED : Fate.KEPT, change);
      if (!same && !updates) {
        keptDifferent.add(label(json));
      }
    } else if (change.isPresent()) {
      accept(id, idHere, Fate.CREATED, change);
    }
  }

  private void accept(String id, String idHere, Fate fate, Optional<Runnable> change) {
    plan.knows(section.name(), id, idHere);
    plan.count(fate, section.name());
    if (fate != Fate.KEPT) {
      change.ifPresent(changes::add);
    }
  }

  private void requireUnique(ImportEntry entry, String idHere) {
    if (!seen.add("id " + idHere)) {
      entry.problem("it is in the file twice");
    }
    section
        .uniqueName(entry.json())
        .ifPresent(
            name -> {
              if (!seen.add("name " + name)) {
                entry.problem(name + " is in the file twice");
              }
              present
                  .holderOf(name, idHere)
                  .ifPresent(
                      other ->
                          entry.problem(
                              name + " is taken here by another one (" + other + "); rename it"));
            });
  }

  private void checkReferences(ImportEntry entry) {
    for (ConfigurationSection.Reference reference : section.references(entry.json())) {
      if (plan.idHere(reference.section(), reference.id()).isEmpty()) {
        entry.problem(
            String.format(
                "%s names %s in %s, which is neither here nor can it be made from the file",
                reference.field(), reference.id(), reference.section()));
      }
    }
  }

  /** What a person recognises the entry by, with a blank in front. */
  private String label(JsonObject json) {
    String name =
        ConfigurationSection.text(json, "name")
            .or(() -> ConfigurationSection.text(json, section.idMember()))
            .orElse("")
            .replaceAll("\\p{Cntrl}", " ");
    return " \"" + name.substring(0, Math.min(ImportEntry.MAX_NAME, name.length())) + "\"";
  }
}
