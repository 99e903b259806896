package io.dbackup.job;

import io.dbackup.retention.RetentionPolicy;
import io.dbackup.retention.RetentionPolicyConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;

/** A destination that a job uploads to, in the order of its priority, lowest first. */
@Embeddable
public class JobDestination {
  @Column(name = "destination_id")
  private String destinationId;

  private int priority;

  @Convert(converter = RetentionPolicyConverter.class)
  private RetentionPolicy retention;

  protected JobDestination() {}

  public JobDestination(String destinationId, int priority, RetentionPolicy retention) {
    this.destinationId = Objects.requireNonNull(destinationId);
    this.priority = priority;
    this.retention = retention;
  }

  public String destinationId() {
    return destinationId;
  }

  public int priority() {
    return priority;
  }

  /** The policy for this destination; empty when the job's own applies. */
  public Optional<RetentionPolicy> retention() {
    return Optional.ofNullable(retention);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JobDestination that
        && destinationId.equals(that.destinationId)
        && priority == that.priority
        && Objects.equals(retention, that.retention);
  }

  @Override
  public int hashCode() {
    return Objects.hash(destinationId, priority, retention);
  }
}
