package io.dbackup.notification;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One message for one channel. The table of these rows is the outbox: PENDING rows wait until they
 * are due, a node claims one by moving it to SENDING under a lease, and what came of it stays as
 * the record. Names are kept because the record outlives channels, jobs and executions.
 */
@Entity
@Table(name = "notification")
public class QueuedNotification {
  private static final int LONGEST_TITLE = 500;

  @Id private String id;

  @Column(name = "adapter_config_id")
  private String channelId;

  @Column(name = "adapter_name")
  private String channelName;

  @Column(name = "execution_id")
  private String executionId;

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "job_name")
  private String jobName;

  @Enumerated(EnumType.STRING)
  private NotificationEvent event;

  /** The channel that a CHANNEL_FAILURE is about. */
  @Column(name = "about_id")
  private String aboutId;

  private String title;
  private String payload;

  @Enumerated(EnumType.STRING)
  private NotificationStatus status;

  private int attempts;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "last_error")
  private String lastError;

  @Column(name = "node_id")
  private String nodeId;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Version private long version;

  protected QueuedNotification() {}

  private QueuedNotification(
      String id, AdapterConfig channel, NotificationEvent event, String title, String payload) {
    this.id = Objects.requireNonNull(id);
    this.channelId = channel.id();
    this.channelName = channel.name();
    this.event = Objects.requireNonNull(event);
    this.title = title.substring(0, Math.min(LONGEST_TITLE, title.length()));
    this.payload = Objects.requireNonNull(payload);
    this.status = NotificationStatus.PENDING;
  }

  /**
   * A message about the end of an execution, due at once.
   *
   * @param payload the message as JSON
   */
  public static QueuedNotification about(
      Execution execution,
      NotificationEvent event,
      String id,
      AdapterConfig channel,
      String title,
      String payload,
      Instant now) {
    QueuedNotification row = new QueuedNotification(id, channel, event, title, payload);
    row.executionId = execution.id();
    row.jobId = execution.jobId().orElse(null);
    row.jobName = execution.jobName().orElse(null);
    row.createdAt = Objects.requireNonNull(now);
    row.nextAttemptAt = now;
    return row;
  }

  /** A message that another one could not be delivered through its own channel. */
  public static QueuedNotification about(
      QueuedNotification undelivered,
      String id,
      AdapterConfig channel,
      String title,
      String payload,
      Instant now) {
    QueuedNotification row =
        new QueuedNotification(id, channel, NotificationEvent.CHANNEL_FAILURE, title, payload);
    row.aboutId = undelivered.channelId;
    row.executionId = undelivered.executionId;
    row.jobId = undelivered.jobId;
    row.jobName = undelivered.jobName;
    row.createdAt = Objects.requireNonNull(now);
    row.nextAttemptAt = now;
    return row;
  }

  /** Whether a node may take it now: it is due, or the node that had it has not ended in time. */
  public boolean isDue(Instant now) {
    return switch (status) {
      case PENDING -> !nextAttemptAt.isAfter(now);
      case SENDING -> leaseUntil.isBefore(now);
      case SENT, FAILED -> false;
    };
  }

  /** Begins an attempt, owned by a node until the lease ends. */
  public void claim(String newNodeId, Instant lease) {
    this.status = NotificationStatus.SENDING;
    this.attempts++;
    this.nodeId = Objects.requireNonNull(newNodeId);
    this.leaseUntil = Objects.requireNonNull(lease);
  }

  /** Whether this attempt of this node is still the one that counts. */
  public boolean isHeldBy(String node, int attempt) {
    return status == NotificationStatus.SENDING && node.equals(nodeId) && attempts == attempt;
  }

  /** The channel accepted it. */
  public void sent(Instant now) {
    this.sentAt = Objects.requireNonNull(now);
    this.lastError = null;
    end(NotificationStatus.SENT, now);
  }

  /** The attempt failed and another one follows. */
  public void tryAgain(String error, Instant when) {
    this.status = NotificationStatus.PENDING;
    this.lastError = error;
    this.nextAttemptAt = Objects.requireNonNull(when);
    this.leaseUntil = null;
  }

  /** The attempt failed and it was the last one. */
  public void giveUp(String error, Instant now) {
    this.lastError = Objects.requireNonNull(error);
    end(NotificationStatus.FAILED, now);
  }

  /** Begins anew because somebody asked for it; CONFLICT when it has not failed. */
  public void retry(Instant now) {
    if (status != NotificationStatus.FAILED) {
      throw BackupException.conflict(
          "Cannot retry a notification with status " + status.apiName() + "; only a failed one");
    }
    this.status = NotificationStatus.PENDING;
    this.attempts = 0;
    this.nextAttemptAt = Objects.requireNonNull(now);
    this.endedAt = null;
  }

  private void end(NotificationStatus last, Instant now) {
    this.status = last;
    this.nextAttemptAt = null;
    this.leaseUntil = null;
    this.endedAt = now;
  }

  public String id() {
    return id;
  }

  public String channelId() {
    return channelId;
  }

  /** As it was called when the row was written. */
  public String channelName() {
    return channelName;
  }

  public Optional<String> executionId() {
    return Optional.ofNullable(executionId);
  }

  public Optional<String> jobId() {
    return Optional.ofNullable(jobId);
  }

  public Optional<String> jobName() {
    return Optional.ofNullable(jobName);
  }

  public NotificationEvent event() {
    return event;
  }

  public String title() {
    return title;
  }

  /** The message as JSON. */
  public String payload() {
    return payload;
  }

  public NotificationStatus status() {
    return status;
  }

  /** Attempts made or begun. */
  public int attempts() {
    return attempts;
  }

  /** Empty once it has ended. */
  public Optional<Instant> nextAttemptAt() {
    return Optional.ofNullable(nextAttemptAt);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** Why the last attempt failed; empty once it was sent. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }
}
