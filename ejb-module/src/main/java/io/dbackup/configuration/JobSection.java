package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Backup jobs. An imported job counts as changed now, so it does not catch up what the old instance
 * may have done.
 */
@ApplicationScoped
public class JobSection implements ConfigurationSection {
  static final String NAME = "jobs";
  static final String DESTINATIONS = "destinations";
  static final String CONFIG_ID = "configId";
  static final String SOURCE = "sourceId";
  static final String PROFILE = "encryptionProfileId";
  static final String CHANNELS = "notificationIds";
  static final String EVENTS = "notificationEvents";

  @Inject JobRepository jobs;
  @Inject AdapterConfigRepository adapters;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return jobs.all().stream()
        .sorted(Comparator.comparing(BackupJob::id))
        .map(JobSection::entry)
        .toList();
  }

  private static JsonObject entry(BackupJob job) {
    JsonArrayBuilder destinations = JSON.createArrayBuilder();
    job.destinations().stream()
        .sorted(
            Comparator.comparingInt(JobDestination::priority)
                .thenComparing(JobDestination::destinationId))
        .map(JobSection::entry)
        .forEach(destinations::add);
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("id", job.id())
            .add("name", job.name())
            .add("schedule", job.schedule())
            .add("enabled", job.enabled())
            .add(SOURCE, job.sourceId())
            .add(DESTINATIONS, destinations)
            .add("databases", JSON.createArrayBuilder(job.databases()))
            .add("compression", job.compression().name());
    job.compressionLevel().ifPresent(level -> entry.add("compressionLevel", level));
    job.encryptionProfileId().ifPresent(id -> entry.add(PROFILE, id));
    return entry
        .add(CHANNELS, JSON.createArrayBuilder(job.notificationIds()))
        .add(EVENTS, entry(job.notificationRule()))
        .add("retention", job.retention().toJson())
        .add("createdAt", ImportEntry.format(job.createdAt()))
        .build();
  }

  private static JsonObject entry(JobDestination destination) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add(CONFIG_ID, destination.destinationId())
            .add("priority", destination.priority());
    destination.retention().ifPresent(policy -> entry.add("retention", policy.toJson()));
    return entry.build();
  }

  private static JsonObjectBuilder entry(NotificationRule rule) {
    return JSON.createObjectBuilder()
        .add("success", rule.success())
        .add("partial", rule.partial())
        .add("failure", rule.failure());
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, "name").map(name -> "the name \"" + name + "\"");
  }

  @Override
  public List<Reference> references(JsonObject json) {
    List<Reference> references = new ArrayList<>();
    ImportEntry entry = new ImportEntry(json);
    add(references, AdapterSection.NAME, ConfigurationSection.text(json, SOURCE), SOURCE);
    entry
        .objects(DESTINATIONS)
        .forEach(
            place ->
                add(
                    references,
                    AdapterSection.NAME,
                    ConfigurationSection.text(place, CONFIG_ID),
                    DESTINATIONS));
    entry
        .texts(CHANNELS)
        .forEach(id -> add(references, AdapterSection.NAME, Optional.of(id), CHANNELS));
    add(references, ProfileSection.NAME, ConfigurationSection.text(json, PROFILE), PROFILE);
    return references;
  }

  private static void add(
      List<Reference> references, String section, Optional<String> id, String field) {
    id.ifPresent(known -> references.add(new Reference(section, known, field)));
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    Optional<WantedJob> wanted = WantedJob.read(entry);
    wanted.ifPresent(job -> checkRoles(job, entry, plan));
    return wanted.map(job -> () -> write(idHere, job, plan));
  }

  private void checkRoles(WantedJob job, ImportEntry entry, ImportPlan plan) {
    check(entry, plan, SOURCE, job.sourceId(), AdapterType.DATABASE);
    job.destinations()
        .forEach(
            place -> check(entry, plan, DESTINATIONS, place.destinationId(), AdapterType.STORAGE));
    job.channelIds().forEach(id -> check(entry, plan, CHANNELS, id, AdapterType.NOTIFICATION));
  }

  private void check(
      ImportEntry entry, ImportPlan plan, String field, String id, AdapterType wanted) {
    plan.adapterType(id)
        .or(() -> adapters.find(id).map(AdapterConfig::type))
        .filter(type -> type != wanted)
        .ifPresent(
            type ->
                entry.problem(
                    field + " must be of type " + wanted.apiName() + ", but is " + type.apiName()));
  }

  private void write(String id, WantedJob wanted, ImportPlan plan) {
    Optional<BackupJob> known = jobs.find(id);
    BackupJob job = known.orElseGet(() -> wanted.create(id));
    wanted.applyTo(job);
    job.enable(wanted.enabled() && plan.options().enableJobs());
    job.takenOver(clock.instant());
    if (known.isEmpty()) {
      jobs.add(job);
    }
  }
}
