package io.dbackup.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the whole configuration in a transaction of its own. */
@ApplicationScoped
public class ConfigurationReader {
  @Inject ConfigurationSections sections;
  @Inject Clock clock;

  /** What refers to something is read before it, so that what is made meanwhile is not missed. */
  @Transactional(TxType.REQUIRES_NEW)
  public ConfigurationDocument read(boolean secrets) {
    List<ConfigurationSection> backwards = new ArrayList<>(sections.all());
    Collections.reverse(backwards);
    Map<String, List<JsonObject>> read = new HashMap<>();
    backwards.forEach(section -> read.put(section.name(), section.entries(secrets)));
    Map<String, List<JsonObject>> inOrder = new LinkedHashMap<>();
    sections.all().forEach(section -> inOrder.put(section.name(), read.get(section.name())));
    return ConfigurationDocument.of(clock.instant(), secrets, inOrder);
  }
}
