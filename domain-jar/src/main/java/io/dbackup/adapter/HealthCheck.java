package io.dbackup.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One attempt to reach a configured adapter. Written once, never changed. */
@Entity
@Table(name = "health_check")
public class HealthCheck {
  @Id private String id;

  @Column(name = "adapter_config_id")
  private String adapterConfigId;

  @Enumerated(EnumType.STRING)
  private AdapterHealth health;

  @Column(name = "latency_ms")
  private long latencyMillis;

  private String error;

  @Column(name = "created_at")
  private Instant createdAt;

  protected HealthCheck() {}

  /**
   * @param health the adapter's state after this check
   * @param latencyMillis how long the answer, or the failure, took
   * @param error why it failed; null when it did not
   */
  public HealthCheck(
      String id,
      String adapterConfigId,
      AdapterHealth health,
      long latencyMillis,
      String error,
      Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.adapterConfigId = Objects.requireNonNull(adapterConfigId);
    this.health = Objects.requireNonNull(health);
    this.latencyMillis = latencyMillis;
    this.error = error;
    this.createdAt = Objects.requireNonNull(createdAt);
  }

  public String id() {
    return id;
  }

  public String adapterConfigId() {
    return adapterConfigId;
  }

  public AdapterHealth health() {
    return health;
  }

  public long latencyMillis() {
    return latencyMillis;
  }

  /** Empty when the adapter answered. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
