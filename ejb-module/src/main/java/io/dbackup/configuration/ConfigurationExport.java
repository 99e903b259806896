package io.dbackup.configuration;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the document of all configuration. Checks no permission. Thread-safe. */
@ApplicationScoped
public class ConfigurationExport {
  private static final int ATTEMPTS = 3;

  @Inject ConfigurationReader reader;
  @Inject ConfigurationSections sections;

  /**
   * The configuration at this moment; whatever an entry refers to is in it, so that it can be
   * imported. INTEGRITY when a secret cannot be read.
   *
   * @param secrets whether secrets are in it, in the clear, or are left out
   */
  public ConfigurationDocument document(boolean secrets) {
    Optional<String> gap = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ConfigurationDocument document = reader.read(secrets);
      gap = gap(document);
      if (gap.isEmpty()) {
        return document;
      }
      // Something was deleted while it was read.
    }
    throw new BackupException(
        ErrorCategory.CONFLICT,
        "The configuration does not hold together, or is being changed all the time: " + gap.get());
  }

  private Optional<String> gap(ConfigurationDocument document) {
    Set<List<String>> known = new HashSet<>();
    for (ConfigurationSection section : sections.all()) {
      for (JsonObject entry : document.section(section.name())) {
        known.add(List.of(section.name(), entry.getString(section.idMember())));
        for (ConfigurationSection.Reference reference : section.references(entry)) {
          if (!known.contains(List.of(reference.section(), reference.id()))) {
            return Optional.of(
                String.format(
                    "%s %s names %s %s, which does not exist",
                    section.name(),
                    entry.getString(section.idMember()),
                    reference.section(),
                    reference.id()));
          }
        }
      }
    }
    return Optional.empty();
  }
}
