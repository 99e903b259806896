package io.dbackup.rest.model;

import io.dbackup.notification.QueuedNotification;
import java.time.Instant;
import java.util.Optional;

/**
 * A notification in the list.
 *
 * @param adapterId the id of the channel, which may be gone
 * @param nextAttemptAt null once it has ended
 * @param error why the last attempt failed; null once it was sent
 */
public record NotificationRow(
    String id,
    String adapterId,
    String adapterName,
    Optional<String> executionId,
    Optional<String> jobName,
    String event,
    String title,
    String status,
    int attempts,
    Instant createdAt,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> sentAt,
    Optional<String> error) {

  public static NotificationRow of(QueuedNotification notification) {
    return new NotificationRow(
        notification.id(),
        notification.channelId(),
        notification.channelName(),
        notification.executionId(),
        notification.jobName(),
        notification.event().apiName(),
        notification.title(),
        notification.status().apiName(),
        notification.attempts(),
        notification.createdAt(),
        notification.nextAttemptAt(),
        notification.sentAt(),
        notification.lastError());
  }
}
