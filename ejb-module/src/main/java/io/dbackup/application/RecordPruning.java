package io.dbackup.application;

import io.dbackup.config.InstanceSettings;
import io.dbackup.persistence.DownloadTokenRepository;
import io.dbackup.persistence.HealthCheckRepository;
import io.dbackup.persistence.NotificationRepository;
import io.dbackup.persistence.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets small records that have had their time; each call is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class RecordPruning {
  private static final Duration LINKS_KEPT = Duration.ofDays(1);

  @Inject HealthCheckRepository checks;
  @Inject SessionRepository sessions;
  @Inject DownloadTokenRepository links;
  @Inject NotificationRepository notifications;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** Forgets health checks made before a time; how many there were. */
  public int healthChecks(Instant before) {
    return checks.removeBefore(before);
  }

  /** Forgets notifications that were sent or given up before a time; how many there were. */
  public int notifications(Instant before) {
    return notifications.deleteEndedBefore(before);
  }

  /** Forgets sessions that have ended and download links that are over; how many there were. */
  public int accesses() {
    Instant now = clock.instant();
    return sessions.removeEnded(now, now.minus(settings.sessionIdle()))
        + links.removeExpired(now.minus(LINKS_KEPT));
  }
}
