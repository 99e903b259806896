package io.dbackup.protection;

import io.dbackup.execution.ExecutionStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How the latest runs of a job ended: what there is to know without reading its history. Made and
 * removed together with the job; changed by single statements in the transaction that ends a run.
 */
@Entity
@Table(name = "job_outcome")
public class JobOutcome {
  @Id
  @Column(name = "job_id")
  private String jobId;

  @Column(name = "last_started_at")
  private Instant lastStartedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "last_status")
  private ExecutionStatus lastStatus;

  @Column(name = "last_success_at")
  private Instant lastSuccessAt;

  @Column(name = "last_verified_at")
  private Instant lastVerifiedAt;

  @Column(name = "last_restored_at")
  private Instant lastRestoredAt;

  protected JobOutcome() {}

  /** A job that never ran. */
  public JobOutcome(String jobId) {
    this.jobId = Objects.requireNonNull(jobId);
  }

  public String jobId() {
    return jobId;
  }

  /** When the backup that ended last was started. */
  public Optional<Instant> lastStartedAt() {
    return Optional.ofNullable(lastStartedAt);
  }

  /** How its last backup ended that nobody cancelled. */
  public Optional<ExecutionStatus> lastStatus() {
    return Optional.ofNullable(lastStatus);
  }

  /** When its last complete backup ended. */
  public Optional<Instant> lastSuccessAt() {
    return Optional.ofNullable(lastSuccessAt);
  }

  /** When every byte of one of its backups was last read again and found sound. */
  public Optional<Instant> lastVerifiedAt() {
    return Optional.ofNullable(lastVerifiedAt);
  }

  /** When a restore of one of its backups last ended with everything it was asked for in place. */
  public Optional<Instant> lastRestoredAt() {
    return Optional.ofNullable(lastRestoredAt);
  }
}
