package io.dbackup.application;

import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.error.BackupException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves which database of a backup goes where. */
final class RestoreMapping {
  private static final int MAX_NAME_LENGTH = 255;

  private RestoreMapping() {}

  /**
   * The databases to restore with the names they get, in the order of the backup; INVALID, naming
   * the field, for a name that is not in the backup, is no name, or is given twice.
   */
  static List<Mapping> resolve(List<String> databases, RestoreCommand command) {
    for (String name : command.renaming().keySet()) {
      if (!databases.contains(name)) {
        throw BackupException.invalid(
            "databaseMapping names '" + name + "', but the backup holds " + databases);
      }
    }
    List<Mapping> mapping =
        command.targetDatabaseName().isPresent()
            ? List.of(single(databases, command))
            : byName(databases, command);
    if (mapping.isEmpty()) {
      throw BackupException.invalid("databaseMapping selects no database");
    }
    requireDistinct(mapping);
    return mapping;
  }

  private static Mapping single(List<String> databases, RestoreCommand command) {
    String target = command.targetDatabaseName().get();
    if (databases.size() > 1) {
      throw BackupException.invalid(
          "targetDatabaseName is for backups of a single database; this one holds "
              + databases
              + ": use databaseMapping");
    }
    String mapped = command.renaming().getOrDefault(databases.get(0), target);
    if (!mapped.equals(target)) {
      throw BackupException.invalid("targetDatabaseName and databaseMapping contradict each other");
    }
    return new Mapping(databases.get(0), requireName("targetDatabaseName", target));
  }

  private static List<Mapping> byName(List<String> databases, RestoreCommand command) {
    List<Mapping> mapping = new ArrayList<>();
    for (String name : databases) {
      String target = command.renaming().get(name);
      if (target != null) {
        mapping.add(new Mapping(name, requireName("databaseMapping." + name, target)));
      } else if (!command.onlyRenamed()) {
        mapping.add(new Mapping(name, name));
      }
    }
    return mapping;
  }

  /** Names are data: nearly every character is allowed; the engine's own rules come later. */
  private static String requireName(String field, String name) {
    if (name.isBlank()) {
      throw BackupException.invalid(field + " must not be empty");
    }
    if (name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
      throw BackupException.invalid(
          field + " must have at most " + MAX_NAME_LENGTH + " characters and no control character");
    }
    return name;
  }

  private static void requireDistinct(List<Mapping> mapping) {
    Map<String, String> originals = new HashMap<>();
    for (Mapping entry : mapping) {
      String other = originals.put(entry.targetName(), entry.originalName());
      if (other != null) {
        throw BackupException.invalid(
            String.format(
                "databaseMapping restores both '%s' and '%s' to '%s'",
                other, entry.originalName(), entry.targetName()));
      }
    }
  }
}
