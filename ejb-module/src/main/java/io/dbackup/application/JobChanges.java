package io.dbackup.application;

import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import java.util.List;

/**
 * What a request says about a job, already well-formed; whether the ids exist is for {@link
 * JobService} to find out. Only {@code compressionLevel} and {@code encryptionProfileId} are ever
 * cleared by null.
 *
 * @param destinationId the first destination, for clients that know only one
 * @param destinations all destinations in the order of priority
 */
public record JobChanges(
    Change<String> name,
    Change<String> schedule,
    Change<String> sourceId,
    Change<String> destinationId,
    Change<List<JobDestination>> destinations,
    Change<Boolean> enabled,
    Change<List<String>> databases,
    Change<Compression> compression,
    Change<Integer> compressionLevel,
    Change<String> encryptionProfileId,
    Change<List<String>> notificationIds,
    Change<NotificationRule> notificationEvents,
    Change<RetentionPolicy> retention) {}
