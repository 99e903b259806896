package io.dbackup.delivery;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.config.InstanceSettings;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.NotificationRepository;
import io.dbackup.spi.notification.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells that a notification was given up: in the log of its execution, in the server's log, and on
 * the job's other channels. Each of those hears of a channel's failure once a day at most, and
 * nobody hears of a failure to tell of a failure. Joins the caller's transaction.
 */
@ApplicationScoped
public class ChannelAlarm {
  static final Duration QUIET = Duration.ofHours(24);

  private static final System.Logger LOG = System.getLogger(ChannelAlarm.class.getName());

  @Inject NotificationRepository notifications;
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject AdapterConfigRepository adapters;
  @Inject Outbox outbox;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * @param reason why the last attempt failed
   */
  void raise(QueuedNotification undelivered, String reason) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Notification {0} (\"{1}\") could not be sent through channel \"{2}\" and is given up: {3}",
        undelivered.id(),
        undelivered.title(),
        undelivered.channelName(),
        reason);
    logInExecution(undelivered, reason);
    if (undelivered.event() != NotificationEvent.CHANNEL_FAILURE
        && adapters.find(undelivered.channelId()).isPresent()) {
      undelivered.jobId().flatMap(jobs::find).map(outbox::channels).orElse(List.of()).stream()
          .filter(channel -> !channel.id().equals(undelivered.channelId()))
          .forEach(channel -> tell(channel, undelivered, reason));
    }
  }

  private void logInExecution(QueuedNotification undelivered, String reason) {
    undelivered
        .executionId()
        .flatMap(executions::find)
        .ifPresent(
            execution ->
                executions.addLog(
                    new LogEntry(
                        execution.id(),
                        clock.instant(),
                        LogLevel.WARNING,
                        execution.stage(),
                        "Notification channel \""
                            + undelivered.channelName()
                            + "\" could not be reached",
                        reason)));
  }

  private void tell(AdapterConfig channel, QueuedNotification undelivered, String reason) {
    Instant now = clock.instant();
    if (notifications.wasTold(channel.id(), undelivered.channelId(), now.minus(QUIET))) {
      return;
    }
    Notification message = message(undelivered, reason, now);
    notifications.add(
        QueuedNotification.about(
            undelivered,
            message.id(),
            channel,
            OneLine.of(message.title()),
            NotificationJson.write(message),
            now));
  }

  private Notification message(QueuedNotification undelivered, String reason, Instant now) {
    return new Notification(
        TimeOrderedId.next(clock),
        Notification.Kind.WARNING,
        "Channel could not be reached: " + undelivered.channelName(),
        "A notification could not be sent through channel \""
            + undelivered.channelName()
            + "\" and was given up.\n\n"
            + reason
            + "\n\nSet the channel right and test it; then the notification can be sent again. This"
            + " is said once a day, whatever else cannot be sent there.",
        now,
        settings.publicUrl(),
        List.of(
            new Notification.Field("Channel", undelivered.channelName()),
            new Notification.Field("Not delivered", undelivered.title()),
            new Notification.Field("Written", written(undelivered)),
            new Notification.Field("Notification", undelivered.id())));
  }

  private String written(QueuedNotification undelivered) {
    return Figures.time(undelivered.createdAt(), settings.timeZone());
  }
}
