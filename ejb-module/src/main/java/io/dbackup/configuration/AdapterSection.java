package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.Adapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sources, destinations and notification channels, each with all of its configuration. */
@ApplicationScoped
public class AdapterSection implements ConfigurationSection {
  static final String NAME = "adapters";
  private static final String CONFIG = "config";

  /** Names of the secrets that an export without secrets leaves out. */
  private static final String LEFT_OUT = "secretsLeftOut";

  @Inject AdapterConfigRepository configs;
  @Inject AdapterRegistry registry;
  @Inject ConfigVault vault;
  @Inject Clock clock;

  private record Wanted(
      String name, AdapterType type, Adapter adapter, JsonObject config, Instant createdAt) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return configs.all().stream().map(config -> entry(config, secrets)).toList();
  }

  private JsonObject entry(AdapterConfig config, boolean secrets) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("id", config.id())
            .add("name", config.name())
            .add("type", config.type().apiName())
            .add("adapterId", config.adapterId());
    try {
      entry.add(CONFIG, vault.export(config, secrets));
      if (!secrets && !vault.secrets(config).isEmpty()) {
        entry.add(LEFT_OUT, JSON.createArrayBuilder(vault.secrets(config)));
      }
    } catch (BackupException e) {
      throw new BackupException(
          e.category(),
          "The configuration of \"" + config.name() + "\" cannot be exported: " + e.getMessage(),
          e);
    }
    return entry.add("createdAt", ImportEntry.format(config.createdAt())).build();
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, "name")
        .flatMap(
            name ->
                ConfigurationSection.text(entry, "type")
                    .map(type -> "the " + type + " name \"" + name + "\""));
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    String name = entry.text("name", ImportEntry.MAX_NAME);
    String typeName = entry.text("type", ImportEntry.MAX_NAME);
    String adapterId = entry.text("adapterId", ImportEntry.MAX_NAME);
    JsonObject config = entry.object(CONFIG);
    Instant createdAt = entry.instant("createdAt");
    Optional<Adapter> adapter = entry.attempt(() -> registry.require(adapterId));
    if (!entry.isSound() || adapter.isEmpty()) {
      return Optional.empty();
    }
    AdapterType type = adapter.get().type();
    if (!type.apiName().equals(typeName)) {
      entry.problem("type must be " + type.apiName() + " for the adapterId " + adapterId);
    }
    plan.adapterType(idHere, type);
    Optional<AdapterConfig> known = configs.find(idHere);
    if (known.filter(here -> !here.adapterId().equals(adapter.get().id())).isPresent()) {
      entry.problem("adapterId is another one than it has here");
    }
    if (entry.isSound()) {
      entry.attempt(() -> sealed(idHere, adapter.get(), config, plan));
    }
    List<String> leftOut = entry.texts(LEFT_OUT);
    if (known.isEmpty() && !leftOut.isEmpty()) {
      plan.warn("\"" + name + "\" lacks " + String.join(", ", leftOut) + "; enter it before use");
    }
    Wanted wanted = new Wanted(name, type, adapter.get(), config, createdAt);
    return Optional.of(() -> write(idHere, wanted, plan));
  }

  /** Secrets that are here stay when the file holds none at all. */
  private String sealed(String idHere, Adapter adapter, JsonObject config, ImportPlan plan) {
    return vault.sealExported(
        idHere, adapter, config, plan.secretsIncluded() ? Optional.empty() : configs.find(idHere));
  }

  private void write(String id, Wanted wanted, ImportPlan plan) {
    String sealed = sealed(id, wanted.adapter(), wanted.config(), plan);
    Optional<AdapterConfig> known = configs.find(id);
    if (known.isPresent()) {
      known.get().rename(wanted.name(), clock.instant());
      known.get().configure(sealed, clock.instant());
      return;
    }
    AdapterConfig config =
        new AdapterConfig(
            id, wanted.name(), wanted.type(), wanted.adapter().id(), sealed, wanted.createdAt());
    config.rename(wanted.name(), clock.instant());
    configs.add(config);
  }
}
