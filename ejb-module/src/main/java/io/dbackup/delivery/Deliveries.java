package io.dbackup.delivery;

import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.NotificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The changes of state of notifications, each under the lock of its row and in a transaction of its
 * own, so that several nodes on one database agree. Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Deliveries {
  /** Well above what an attempt may take: only a node that is gone lets it run out. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** How many rows one node looks at when others take what it wanted. */
  private static final int CANDIDATES = 10;

  @Inject NotificationRepository notifications;
  @Inject ChannelAlarm alarm;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * What a node got to send.
   *
   * @param payload the message as JSON
   */
  record Claim(String id, String channelId, int attempt, String payload) {}

  /**
   * How an attempt failed.
   *
   * @param retryable whether another one may help
   * @param asked how long the channel wants to be left alone
   */
  record Failure(String reason, boolean retryable, Optional<Duration> asked) {}

  /**
   * Claims the next notification that is due, for a node.
   *
   * @param busyChannels channels that get nothing now
   * @return empty when there is none
   */
  public Optional<Claim> claimNext(String nodeId, Collection<String> busyChannels) {
    Instant now = clock.instant();
    for (String id : notifications.due(now, busyChannels, CANDIDATES)) {
      Optional<QueuedNotification> row = notifications.lock(id).filter(n -> n.isDue(now));
      if (row.isPresent()) {
        row.get().claim(nodeId, now.plus(LEASE));
        return row.map(Deliveries::claim);
      }
    }
    return Optional.empty();
  }

  private static Claim claim(QueuedNotification row) {
    return new Claim(row.id(), row.channelId(), row.attempts(), row.payload());
  }

  /** Records that the channel accepted it; nothing when the claim does not hold any more. */
  public void sent(String nodeId, Claim claim) {
    held(nodeId, claim).ifPresent(row -> row.sent(clock.instant()));
  }

  /**
   * Records a failed attempt and when the next one follows, or that there is none and who is told
   * of it.
   */
  public void failed(String nodeId, Claim claim, Failure failure) {
    held(nodeId, claim).ifPresent(row -> failed(row, failure));
  }

  private void failed(QueuedNotification row, Failure failure) {
    Instant now = clock.instant();
    Optional<Duration> wait =
        RetryPlan.waitAfter(
                row.attempts(),
                settings.get(Settings.NOTIFICATION_ATTEMPTS),
                failure.asked(),
                ThreadLocalRandom.current().nextDouble())
            .filter(any -> failure.retryable());
    failure
        .asked()
        .map(RetryPlan::bounded)
        .ifPresent(asked -> notifications.postpone(row.channelId(), now.plus(asked)));
    if (wait.isPresent()) {
      row.tryAgain(failure.reason(), now.plus(wait.get()));
    } else {
      row.giveUp(failure.reason(), now);
      alarm.raise(row, failure.reason());
    }
  }

  private Optional<QueuedNotification> held(String nodeId, Claim claim) {
    return notifications.lock(claim.id()).filter(row -> row.isHeldBy(nodeId, claim.attempt()));
  }
}
