package io.dbackup.configuration;

import io.dbackup.adapter.AdapterType;
import io.dbackup.error.BackupException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What will come of an import while it is being checked. Not thread-safe. */
public final class ImportPlan {
  private static final int PROBLEMS_SHOWN = 100;

  private final Options options;
  private final boolean secretsIncluded;
  private final Map<String, AdapterType> adapterTypes = new HashMap<>();
  private final Map<String, Map<String, String>> idsHere = new HashMap<>();
  private final Map<Fate, Map<String, Integer>> counts = new EnumMap<>(Fate.class);
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * How to import.
   *
   * @param enableJobs whether jobs are enabled as the file says; otherwise all that are created or
   *     updated are disabled
   */
  public record Options(ImportMode mode, boolean enableJobs) {}

  /** What becomes of an entry. */
  enum Fate {
    CREATED,
    UPDATED,
    KEPT
  }

  ImportPlan(Options options, boolean secretsIncluded) {
    this.options = options;
    this.secretsIncluded = secretsIncluded;
  }

  Options options() {
    return options;
  }

  /** Whether a secret that is not in the file was left out of it, and not just unset. */
  boolean secretsIncluded() {
    return secretsIncluded;
  }

  /** The id under which something the file names will be known here; empty when it will not be. */
  Optional<String> idHere(String section, String idInFile) {
    return Optional.ofNullable(idsHere.getOrDefault(section, Map.of()).get(idInFile));
  }

  void knows(String section, String idInFile, String idHere) {
    idsHere.computeIfAbsent(section, name -> new HashMap<>()).putIfAbsent(idInFile, idHere);
  }

  /** What kind of thing an adapter of the file is; empty for one that is not in it. */
  Optional<AdapterType> adapterType(String id) {
    return Optional.ofNullable(adapterTypes.get(id));
  }

  void adapterType(String id, AdapterType type) {
    adapterTypes.put(id, type);
  }

  void count(Fate fate, String section) {
    counts.computeIfAbsent(fate, first -> new LinkedHashMap<>()).merge(section, 1, Integer::sum);
  }

  void problem(String words) {
    problems.add(words);
  }

  void warn(String words) {
    warnings.add(words);
  }

  /** Fails with every problem there is. */
  void requireSound() {
    if (problems.isEmpty()) {
      return;
    }
    int shown = Math.min(PROBLEMS_SHOWN, problems.size());
    String more =
        problems.size() > shown ? "; and " + (problems.size() - shown) + " more problems" : "";
    throw BackupException.invalid(
        "Nothing was imported. " + String.join("; ", problems.subList(0, shown)) + more);
  }

  ImportReport report() {
    return new ImportReport(
        counted(Fate.CREATED), counted(Fate.UPDATED), counted(Fate.KEPT), List.copyOf(warnings));
  }

  private Map<String, Integer> counted(Fate fate) {
    return counts.getOrDefault(fate, Map.of());
  }
}
