package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.audit.AuditAction;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.HealthCheckRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.ConfigProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Configured sources, destinations and notification channels. Which permission is needed depends on
 * the type, so every method asks for it itself.
 */
@Stateless
@RolesAllowed(Permission.AUTHENTICATED)
public class AdapterService {
  private static final int NAMES_SHOWN = 20;

  @Inject AdapterConfigRepository configs;
  @Inject AdapterRegistry registry;
  @Inject ConfigVault vault;
  @Inject JobRepository jobs;
  @Inject BackupRepository backups;
  @Inject HealthCheckRepository checks;
  @Inject CurrentCaller current;
  @Inject InstanceSettings settings;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Every kind of adapter that can be configured. */
  public List<Adapter> kinds() {
    return registry.all();
  }

  /** By name. */
  public List<AdapterDetails> list(AdapterType type) {
    current.require(AdapterPermission.read(type));
    return configs.ofType(type).stream().map(this::shown).toList();
  }

  public AdapterDetails get(String id) {
    return shown(findReadable(id));
  }

  /** Stores a new configuration; INVALID names the field or property that is wrong. */
  public AdapterDetails create(
      String name, AdapterType type, String adapterId, JsonObject givenConfig) {
    current.require(AdapterPermission.write(type));
    Adapter adapter = registry.require(adapterId);
    if (adapter.type() != type) {
      throw BackupException.invalid(
          "adapterId " + adapter.id() + " is of type " + adapter.type().apiName());
    }
    String id = TimeOrderedId.next(clock);
    requireFree(type, name, id);
    AdapterConfig config =
        new AdapterConfig(
            id, name, type, adapter.id(), vault.seal(id, adapter, givenConfig), clock.instant());
    configs.add(config);
    record(AuditAction.CREATE, config, details(config));
    return shown(config);
  }

  /** Changes the name, and the keys of the configuration that were sent. */
  public AdapterDetails update(
      String id, Edition seen, Change<String> name, Change<JsonObject> changes) {
    AdapterConfig config = find(id);
    current.require(AdapterPermission.write(config.type()));
    seen.require(config.updatedAt());
    String nameBefore = config.name();
    // With its secrets: for comparing, not for recording.
    JsonObject before = vault.show(config, true);
    name.toOptional().ifPresent(wanted -> requireFree(config.type(), wanted, id));
    name.apply(wanted -> config.rename(wanted, clock.instant()));
    changes.apply(given -> config.configure(vault.merge(config, given), clock.instant()));
    record(
        AuditAction.UPDATE,
        config,
        details(config).add("changes", changes(nameBefore, before, config)));
    return shown(config);
  }

  /**
   * Deletes a configuration that no job uses; what lies at a destination is not touched.
   *
   * @param forgetBackups whether backups that lie at the destination may vanish from the catalogue
   */
  public void delete(String id, boolean forgetBackups) {
    AdapterConfig config = find(id);
    current.require(AdapterPermission.write(config.type()));
    requireUnused(jobs.namesUsingAdapter(id));
    long stored = backups.countAtDestination(id);
    if (stored > 0 && !forgetBackups) {
      throw BackupException.conflict(
          "Cannot delete. "
              + stored
              + " backups are stored there; delete them first, or repeat with forgetBackups=true to"
              + " leave the files where they are and forget them");
    }
    backups.forget(id);
    configs.remove(config);
    record(AuditAction.DELETE, config, details(config));
  }

  /** The latest checks since a time, and the figures over all of them. */
  public HealthHistory healthHistory(String id, Instant from, int limit) {
    findReadable(id);
    return new HealthHistory(checks.of(id, from, limit), checks.statistics(id, from));
  }

  private AdapterConfig find(String id) {
    return configs.find(id).orElseThrow(() -> BackupException.notFound("Adapter"));
  }

  private AdapterConfig findReadable(String id) {
    AdapterConfig config = find(id);
    current.require(AdapterPermission.read(config.type()));
    return config;
  }

  private AdapterDetails shown(AdapterConfig config) {
    boolean reveal =
        switch (settings.get(Settings.REVEAL_SECRETS)) {
          case NEVER -> false;
          case WRITERS -> current.holds(AdapterPermission.write(config.type()));
          case READERS -> current.holds(AdapterPermission.read(config.type()));
        };
    return new AdapterDetails(config, vault.show(config, reveal));
  }

  private void requireFree(AdapterType type, String name, String exceptId) {
    if (configs.nameTaken(type, name, exceptId)) {
      throw BackupException.conflict(
          "A " + AdapterPermission.noun(type) + " with the name \"" + name + "\" already exists");
    }
  }

  private static void requireUnused(List<String> jobNames) {
    if (!jobNames.isEmpty()) {
      String names = String.join(", ", jobNames.subList(0, Math.min(NAMES_SHOWN, jobNames.size())));
      throw BackupException.invalid(
          "Cannot delete. This adapter is used in the following jobs: "
              + names
              + (jobNames.size() > NAMES_SHOWN ? " and others" : ""));
    }
  }

  private void record(AuditAction action, AdapterConfig config, JsonObjectBuilder details) {
    audit.record(action, AdapterPermission.audited(config.type()), config.id(), details.build());
  }

  /** Without secrets. */
  private JsonObjectBuilder details(AdapterConfig config) {
    return JSON.createObjectBuilder()
        .add("name", config.name())
        .add("adapterId", config.adapterId())
        .add("config", vault.show(config, false));
  }

  private JsonObject changes(String nameBefore, JsonObject before, AdapterConfig config) {
    JsonObjectBuilder changes =
        JSON.createObjectBuilder(
            AuditDetails.changes(named(nameBefore), named(config.name()), Set.of()));
    JsonObject properties =
        AuditDetails.changes(before, vault.show(config, true), secretsOf(config));
    return (properties.isEmpty() ? changes : changes.add("config", properties)).build();
  }

  private static JsonObject named(String name) {
    return JSON.createObjectBuilder().add("name", name).build();
  }

  private Set<String> secretsOf(AdapterConfig config) {
    return registry.find(config.adapterId()).stream()
        .flatMap(adapter -> adapter.configProperties().stream())
        .filter(ConfigProperty::secret)
        .map(ConfigProperty::name)
        .collect(Collectors.toSet());
  }
}
