package io.dbackup.delivery;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.BackupJob;
import io.dbackup.job.CronExpression;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.spi.notification.Notification;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the end of an execution into words for somebody who reads them at night: what it was, what
 * came of it, why, and what to do.
 *
 * @param destinations names, in the order of the job
 * @param lastSuccess when this job last made a complete backup
 */
record ExecutionReport(
    Execution execution,
    NotificationEvent event,
    BackupJob job,
    String source,
    List<String> destinations,
    Optional<Instant> lastSuccess,
    ZoneId zone,
    Optional<URI> link) {

  private static final int LONGEST_REASON = 3000;

  Notification message(String id) {
    return new Notification(id, kind(), title(), text(), ended(), link, fields());
  }

  private Notification.Kind kind() {
    return switch (event) {
      case SUCCESS -> Notification.Kind.SUCCESS;
      case PARTIAL, CHANNEL_FAILURE -> Notification.Kind.WARNING;
      case FAILURE -> Notification.Kind.FAILURE;
    };
  }

  private Instant ended() {
    return execution.endedAt().orElse(execution.createdAt());
  }

  private String title() {
    String result =
        switch (event) {
          case SUCCESS -> " succeeded: ";
          case PARTIAL, CHANNEL_FAILURE -> " incomplete: ";
          case FAILURE -> " failed: ";
        };
    return execution.type().apiName() + result + job.name();
  }

  private String text() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(whatHappened());
    reason().ifPresent(paragraphs::add);
    if (event != NotificationEvent.SUCCESS) {
      paragraphs.add(whatToDo());
    }
    return String.join("\n\n", paragraphs);
  }

  private Optional<String> reason() {
    return execution
        .error()
        .map(String::strip)
        .filter(error -> !error.isEmpty())
        .map(
            error ->
                error.length() > LONGEST_REASON
                    ? error.substring(0, LONGEST_REASON) + " ..."
                    : error);
  }

  private boolean failed() {
    return event == NotificationEvent.FAILURE;
  }

  private String whatHappened() {
    return switch (execution.type()) {
      case BACKUP ->
          event == NotificationEvent.SUCCESS
              ? "A new backup of " + source + " is stored at " + places() + "."
              : failed()
                  ? "There is no new backup of " + source + "."
                  : "A new backup of " + source + " is stored, but it is incomplete.";
      case RESTORE ->
          "The restore of a backup of this job "
              + (failed() ? "failed." : "ended, but not everything was restored.");
      case VERIFICATION ->
          failed()
              ? "A stored backup of this job could not be verified."
              : "A stored backup of this job was not verified completely.";
      case RETENTION ->
          "Old backups of this job were not "
              + (failed() ? "deleted as its retention says." : "all deleted.");
      default ->
          execution.type().apiName() + (failed() ? " failed." : " ended, but is incomplete.");
    };
  }

  private String whatToDo() {
    return switch (execution.type()) {
      case BACKUP ->
          (failed() ? history() + " " : "")
              + "Remove the cause and run the job again. "
              + nextRun();
      case RESTORE ->
          "Look at the target databases before anybody uses them; the log of the execution says what"
              + " was done there.";
      case VERIFICATION ->
          "Do not rely on this backup until it is verified. Run the job for a new one, and look"
              + " after the destination.";
      case RETENTION ->
          "Retention looks again after the next backup; until then the destination keeps what should"
              + " have gone.";
      default -> "The log of the execution says more.";
    };
  }

  private String history() {
    return lastSuccess
        .map(time -> "This job last succeeded at " + Figures.time(time, zone) + ".")
        .orElse("This job has never succeeded.");
  }

  private String nextRun() {
    return job.enabled()
        ? next()
            .map(time -> "By itself it runs next at " + Figures.time(time, zone) + ".")
            .orElse("Its schedule has no further time.")
        : "It is disabled and does not run by itself.";
  }

  private Optional<Instant> next() {
    try {
      ZonedDateTime end = ended().atZone(zone);
      return CronExpression.parse(job.schedule()).next(end).map(ZonedDateTime::toInstant);
    } catch (RuntimeException unreadable) {
      // The scheduler complains about such a schedule; this message must go out all the same.
      return Optional.empty();
    }
  }

  private String places() {
    return String.join(", ", destinations);
  }

  private List<Notification.Field> fields() {
    List<Notification.Field> fields = new ArrayList<>();
    add(fields, "Job", job.name());
    if (execution.type() == ExecutionType.BACKUP) {
      add(fields, "Source", source);
    }
    add(fields, "Destination", places());
    add(fields, "Result", execution.status().apiName());
    execution.startedAt().ifPresent(start -> add(fields, "Started", Figures.time(start, zone)));
    execution.duration(ended()).ifPresent(time -> add(fields, "Duration", Figures.duration(time)));
    execution.size().ifPresent(bytes -> add(fields, "Size", Figures.size(bytes)));
    execution.path().ifPresent(path -> add(fields, "Backup", path));
    add(fields, "Execution", execution.id());
    return fields;
  }

  private static void add(List<Notification.Field> fields, String name, String value) {
    fields.add(new Notification.Field(name, value));
  }
}
