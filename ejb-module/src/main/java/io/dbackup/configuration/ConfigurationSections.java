package io.dbackup.configuration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every section there is, found by CDI, in the order of the document. Thread-safe. */
@ApplicationScoped
public class ConfigurationSections {
  @Inject @Any Instance<ConfigurationSection> found;

  private final List<ConfigurationSection> sections = new ArrayList<>();

  /** For the container. */
  public ConfigurationSections() {}

  /** With exactly these, without a container. */
  public ConfigurationSections(Iterable<ConfigurationSection> sections) {
    index(sections);
  }

  @PostConstruct
  void index() {
    index(found);
  }

  private void index(Iterable<ConfigurationSection> all) {
    all.forEach(sections::add);
    sections.sort(Comparator.comparingInt(ConfigurationSection::order));
  }

  List<ConfigurationSection> all() {
    return List.copyOf(sections);
  }
}
