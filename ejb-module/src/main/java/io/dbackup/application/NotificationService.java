package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.notification.NotificationFilter;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.NotificationRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** What was sent, what waits and what could not be sent. */
@Stateless
public class NotificationService {
  @Inject NotificationRepository notifications;
  @Inject AdapterConfigRepository adapters;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Newest first. */
  @RolesAllowed(Permission.NOTIFICATIONS_READ)
  public Part<QueuedNotification> list(NotificationFilter filter, int skip, int limit) {
    return new Part<>(notifications.search(filter, skip, limit), notifications.count(filter));
  }

  /**
   * Has one that failed tried again, with as many attempts as a new one; NOT_FOUND when there is
   * none, CONFLICT when it has not failed or its channel is gone.
   */
  @RolesAllowed(Permission.NOTIFICATIONS_WRITE)
  public void retry(String id) {
    QueuedNotification row =
        notifications.lock(id).orElseThrow(() -> BackupException.notFound("Notification"));
    row.retry(clock.instant());
    if (adapters.find(row.channelId()).isEmpty()) {
      throw BackupException.conflict(
          "Cannot retry: the channel \"" + row.channelName() + "\" has been deleted");
    }
    audit.record(
        AuditAction.EXECUTE,
        AuditResource.NOTIFICATION,
        row.channelId(),
        JSON.createObjectBuilder().add("action", "retry").add("notificationId", id).build());
  }
}
