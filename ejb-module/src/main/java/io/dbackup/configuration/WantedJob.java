package io.dbackup.configuration;

import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.CronExpression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job as a file describes it. Immutable. */
record WantedJob(
    String name,
    String schedule,
    boolean enabled,
    String sourceId,
    List<JobDestination> destinations,
    List<String> databases,
    Compression compression,
    Optional<Integer> compressionLevel,
    Optional<String> profileId,
    List<String> channelIds,
    NotificationRule rule,
    RetentionPolicy retention,
    Instant createdAt) {
  private static final int MAX_ID = 64;

  /** Empty when something is wrong, which is noted with the entry. */
  static Optional<WantedJob> read(ImportEntry entry) {
    String name = entry.text("name", ImportEntry.MAX_NAME);
    String schedule = entry.text("schedule", CronExpression.MAX_LENGTH);
    if (!schedule.isBlank()) {
      entry.attempt(() -> CronExpression.parse(schedule));
    }
    String source = entry.text(JobSection.SOURCE, MAX_ID);
    List<JobDestination> destinations = destinations(entry);
    Optional<Compression> compression =
        entry.attempt(() -> Compression.parse(entry.text("compression", ImportEntry.MAX_NAME)));
    Optional<Integer> level = entry.optionalInteger("compressionLevel");
    compression.ifPresent(
        method -> level.ifPresent(given -> entry.attempt(() -> method.requireLevel(given))));
    Optional<NotificationRule> rule =
        entry.attempt(() -> NotificationRule.parse(entry.object(JobSection.EVENTS)));
    Optional<RetentionPolicy> retention =
        entry.attempt(() -> RetentionPolicy.parse(entry.object("retention")));
    boolean enabled = entry.flag("enabled");
    List<String> databases = entry.texts("databases");
    Optional<String> profile = entry.optionalText(JobSection.PROFILE, MAX_ID);
    List<String> channels = entry.texts(JobSection.CHANNELS);
    Instant createdAt = entry.instant("createdAt");
    if (!entry.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new WantedJob(
            name,
            schedule,
            enabled,
            source,
            destinations,
            databases,
            compression.orElseThrow(),
            level,
            profile,
            channels,
            rule.orElseThrow(),
            retention.orElseThrow(),
            createdAt));
  }

  private static List<JobDestination> destinations(ImportEntry entry) {
    List<JobDestination> destinations = new ArrayList<>();
    for (JsonObject json : entry.objects(JobSection.DESTINATIONS)) {
      ImportEntry place = new ImportEntry(json);
      String id = place.text(JobSection.CONFIG_ID, MAX_ID);
      int priority = place.optionalInteger("priority").orElse(destinations.size());
      Optional<RetentionPolicy> own =
          json.containsKey("retention")
              ? place.attempt(() -> RetentionPolicy.parse(place.object("retention")))
              : Optional.empty();
      place.problems().forEach(words -> entry.problem(JobSection.DESTINATIONS + ": " + words));
      destinations.add(new JobDestination(id, priority, own.orElse(null)));
    }
    if (destinations.isEmpty()) {
      entry.problem(JobSection.DESTINATIONS + " must name at least one");
    }
    long different = destinations.stream().map(JobDestination::destinationId).distinct().count();
    if (different < destinations.size()) {
      entry.problem(JobSection.DESTINATIONS + " names one twice");
    }
    return destinations;
  }

  BackupJob create(String id) {
    return new BackupJob(id, name, schedule, sourceId, destinations, createdAt);
  }

  void applyTo(BackupJob job) {
    job.rename(name);
    job.schedule(schedule);
    job.readFrom(sourceId);
    job.sendTo(destinations);
    job.limitTo(databases);
    job.compressWith(compression, compressionLevel.orElse(null));
    job.encryptWith(profileId.orElse(null));
    job.notify(channelIds);
    job.notifyAbout(rule);
    job.retain(retention);
  }
}
