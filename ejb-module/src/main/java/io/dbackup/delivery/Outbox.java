package io.dbackup.delivery;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.config.InstanceSettings;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.NotificationRepository;
import io.dbackup.spi.notification.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes what the channels of a job are to be told, in the transaction in which an execution ends:
 * no end without its message and no message without its end. It reads a few rows and adds some, and
 * waits for no lock. Whatever goes wrong here is logged and leaves the end of the execution alone.
 */
@ApplicationScoped
public class Outbox {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  @Inject NotificationRepository notifications;
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject AdapterConfigRepository adapters;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** Comes with every end of an execution, inside its transaction. */
  public void finished(@Observes ExecutionFinished event) {
    try {
      executions.find(event.executionId()).ifPresent(this::announce);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Nobody is notified of the end of execution " + event.executionId(),
          e);
    }
  }

  private void announce(Execution execution) {
    Optional<BackupJob> job = execution.jobId().flatMap(jobs::find);
    job.flatMap(found -> event(execution, found.notificationRule()))
        .ifPresent(event -> announce(execution, job.get(), event));
  }

  /** Only backups tell of success; nobody is told that somebody cancelled. */
  private static Optional<NotificationEvent> event(Execution execution, NotificationRule rule) {
    if (execution.status() == ExecutionStatus.SUCCESS) {
      return Optional.of(NotificationEvent.SUCCESS)
          .filter(event -> rule.success() && execution.type() == ExecutionType.BACKUP);
    }
    if (execution.status() == ExecutionStatus.PARTIAL) {
      return Optional.of(NotificationEvent.PARTIAL).filter(event -> rule.partial());
    }
    return Optional.of(NotificationEvent.FAILURE)
        .filter(event -> rule.failure() && execution.status() == ExecutionStatus.FAILED);
  }

  private void announce(Execution execution, BackupJob job, NotificationEvent event) {
    List<AdapterConfig> channels = channels(job);
    if (channels.isEmpty()) {
      return;
    }
    ExecutionReport report = report(execution, job, event);
    Instant now = clock.instant();
    for (AdapterConfig channel : channels) {
      Notification message = report.message(TimeOrderedId.next(clock));
      notifications.add(
          QueuedNotification.about(
              execution,
              event,
              message.id(),
              channel,
              OneLine.of(message.title()),
              NotificationJson.write(message),
              now));
    }
  }

  /** The channels of a job that exist, each once. */
  List<AdapterConfig> channels(BackupJob job) {
    return job.notificationIds().stream()
        .distinct()
        .flatMap(id -> adapters.find(id).stream())
        .filter(channel -> channel.type() == AdapterType.NOTIFICATION)
        .toList();
  }

  private ExecutionReport report(Execution execution, BackupJob job, NotificationEvent event) {
    return new ExecutionReport(
        execution,
        event,
        job,
        name(job.sourceId()),
        job.destinations().stream().map(JobDestination::destinationId).map(this::name).toList(),
        event == NotificationEvent.FAILURE ? executions.lastSuccess(job.id()) : Optional.empty(),
        settings.timeZone(),
        settings.publicUrl());
  }

  private String name(String adapterId) {
    return adapters.find(adapterId).map(AdapterConfig::name).orElse(adapterId);
  }
}
