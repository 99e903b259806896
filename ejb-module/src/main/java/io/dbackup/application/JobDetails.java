package io.dbackup.application;

import io.dbackup.adapter.AdapterReference;
import io.dbackup.job.BackupJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job with what it refers to.
 *
 * @param destinations in the order of the job's destinations
 * @param lastRunAt when a backup of it was last started
 * @param nextRunAt when the schedule starts it next; empty while it is disabled
 */
public record JobDetails(
    BackupJob job,
    AdapterReference source,
    List<AdapterReference> destinations,
    Optional<String> encryptionProfileName,
    Optional<Instant> lastRunAt,
    Optional<Instant> nextRunAt) {}
