package io.dbackup.application;

import io.dbackup.adapter.AdapterReference;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.JobOutcomeRepository;
import io.dbackup.persistence.ProfileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds to jobs what they refer to, with the same few queries for one job as for a thousand. Joins
 * the caller's transaction.
 */
@ApplicationScoped
class JobDetailsReader {
  @Inject AdapterConfigRepository adapters;
  @Inject ProfileRepository profiles;
  @Inject JobOutcomeRepository outcomes;
  @Inject Rhythms rhythms;

  List<JobDetails> of(List<BackupJob> jobs) {
    Map<String, AdapterReference> adaptersById =
        adapters.references().stream()
            .collect(Collectors.toMap(AdapterReference::id, Function.identity()));
    Map<String, String> profileNames = profiles.names();
    Map<String, Instant> lastStarts =
        outcomes.lastStarts(jobs.stream().map(BackupJob::id).toList());
    return jobs.stream()
        .map(
            job ->
                new JobDetails(
                    job,
                    adaptersById.get(job.sourceId()),
                    job.destinations().stream()
                        .map(JobDestination::destinationId)
                        .map(adaptersById::get)
                        .toList(),
                    job.encryptionProfileId().map(profileNames::get),
                    Optional.ofNullable(lastStarts.get(job.id())),
                    nextRun(job)))
        .toList();
  }

  JobDetails of(BackupJob job) {
    return of(List.of(job)).get(0);
  }

  private Optional<Instant> nextRun(BackupJob job) {
    return job.enabled() ? rhythms.next(job.schedule()) : Optional.empty();
  }
}
