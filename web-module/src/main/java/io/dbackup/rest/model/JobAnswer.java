package io.dbackup.rest.model;

import io.dbackup.adapter.AdapterReference;
import io.dbackup.application.JobDetails;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job as the API shows it; of the adapters it refers to only what is no secret. */
public record JobAnswer(
    String id,
    String name,
    String schedule,
    boolean enabled,
    String sourceId,
    String destinationId,
    List<String> databases,
    Compression compression,
    Optional<Integer> compressionLevel,
    Optional<String> encryptionProfileId,
    JsonObject retention,
    List<String> notificationIds,
    Events notificationEvents,
    Party source,
    Party destination,
    List<Destination> destinations,
    Optional<Profile> encryptionProfile,
    Optional<Instant> lastRunAt,
    Optional<Instant> nextRunAt,
    Instant createdAt,
    Instant updatedAt)
    implements Changeable {

  /** A source or destination. */
  public record Party(String id, String name, String type, String adapterId) {
    static Party of(AdapterReference adapter) {
      return new Party(adapter.id(), adapter.name(), adapter.type().apiName(), adapter.adapterId());
    }
  }

  /**
   * @param retention null when the job's own policy applies
   */
  public record Destination(
      String configId, int priority, Optional<JsonObject> retention, Party config) {}

  public record Events(boolean success, boolean partial, boolean failure) {
    static Events of(NotificationRule rule) {
      return new Events(rule.success(), rule.partial(), rule.failure());
    }
  }

  public record Profile(String id, String name) {}

  public static JobAnswer of(JobDetails details) {
    BackupJob job = details.job();
    return new JobAnswer(
        job.id(),
        job.name(),
        job.schedule(),
        job.enabled(),
        job.sourceId(),
        job.destinations().get(0).destinationId(),
        job.databases(),
        job.compression(),
        job.compressionLevel(),
        job.encryptionProfileId(),
        job.retention().toJson(),
        job.notificationIds(),
        Events.of(job.notificationRule()),
        Party.of(details.source()),
        Party.of(details.destinations().get(0)),
        destinations(details),
        job.encryptionProfileId()
            .flatMap(id -> details.encryptionProfileName().map(name -> new Profile(id, name))),
        details.lastRunAt(),
        details.nextRunAt(),
        job.createdAt(),
        job.updatedAt());
  }

  private static List<Destination> destinations(JobDetails details) {
    List<Destination> rows = new ArrayList<>();
    List<JobDestination> wanted = details.job().destinations();
    for (int i = 0; i < wanted.size(); i++) {
      rows.add(
          new Destination(
              wanted.get(i).destinationId(),
              wanted.get(i).priority(),
              wanted.get(i).retention().map(RetentionPolicy::toJson),
              Party.of(details.destinations().get(i))));
    }
    return rows;
  }
}
