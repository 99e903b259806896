package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.error.BackupException;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.ProfileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that everything a job names exists and can play its part. Joins the caller's transaction.
 */
@ApplicationScoped
class JobReferences {
  @Inject AdapterConfigRepository adapters;
  @Inject ProfileRepository profiles;
  @Inject JobRepository jobs;

  /** INVALID naming the first field that is wrong. */
  void check(BackupJob job) {
    require(AdapterType.DATABASE, job.sourceId(), "sourceId");
    List<JobDestination> destinations = job.destinations();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < destinations.size(); i++) {
      String id = destinations.get(i).destinationId();
      String field =
          destinations.size() == 1 ? "destinationId" : "destinations[" + i + "].configId";
      require(AdapterType.STORAGE, id, field);
      if (!seen.add(id)) {
        throw BackupException.invalid(field + " names a destination twice");
      }
    }
    for (int i = 0; i < job.notificationIds().size(); i++) {
      require(AdapterType.NOTIFICATION, job.notificationIds().get(i), "notificationIds[" + i + "]");
    }
    job.encryptionProfileId()
        .filter(id -> profiles.find(id).isEmpty())
        .ifPresent(
            id -> {
              throw BackupException.invalid("encryptionProfileId names no encryption profile");
            });
    job.compressionLevel().ifPresent(job.compression()::requireLevel);
  }

  /** CONFLICT when another job has the name. */
  void checkName(String name, String exceptId) {
    if (jobs.nameTaken(name, exceptId)) {
      throw BackupException.conflict("A job with the name \"" + name + "\" already exists");
    }
  }

  private void require(AdapterType type, String id, String field) {
    Optional<AdapterConfig> found = adapters.find(id);
    if (found.isEmpty()) {
      throw BackupException.invalid(field + " names no " + AdapterPermission.noun(type));
    }
    if (found.get().type() != type) {
      throw BackupException.invalid(
          field
              + " must be a "
              + AdapterPermission.noun(type)
              + ", but \""
              + found.get().name()
              + "\" is a "
              + AdapterPermission.noun(found.get().type()));
    }
  }
}
