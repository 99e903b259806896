package io.dbackup.adapter;

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
 * One configured source, destination or notification channel. Its configuration is JSON whose
 * secret values are encrypted; {@code ConfigVault} is the only place that opens them.
 */
@Entity
@Table(name = "adapter_config")
public class AdapterConfig {
  @Id private String id;

  private String name;

  @Enumerated(EnumType.STRING)
  private AdapterType type;

  @Column(name = "adapter_id")
  private String adapterId;

  private String config;

  @Column(name = "engine_version")
  private String engineVersion;

  @Enumerated(EnumType.STRING)
  private AdapterHealth health;

  @Column(name = "failures_in_a_row")
  private int failuresInARow;

  @Column(name = "last_check_at")
  private Instant lastCheckAt;

  @Column(name = "last_error")
  private String lastError;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected AdapterConfig() {}

  public AdapterConfig(
      String id, String name, AdapterType type, String adapterId, String config, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.type = Objects.requireNonNull(type);
    this.adapterId = Objects.requireNonNull(adapterId);
    this.config = Objects.requireNonNull(config);
    this.createdAt = now;
    this.updatedAt = now;
  }

  public void rename(String newName, Instant now) {
    this.name = Objects.requireNonNull(newName);
    this.updatedAt = now;
  }

  /** Replaces the stored configuration, secrets already encrypted. */
  public void configure(String storedConfig, Instant now) {
    this.config = Objects.requireNonNull(storedConfig);
    this.updatedAt = now;
  }

  /** Records that the adapter answered; version may be null when it has none. */
  public void answered(String newVersion, Instant now) {
    if (newVersion != null) {
      this.engineVersion = newVersion;
    }
    this.failuresInARow = 0;
    this.health = AdapterHealth.after(0);
    this.lastCheckAt = now;
    this.lastError = null;
  }

  /** Records a failed check. */
  public void failed(String error, Instant now) {
    this.failuresInARow++;
    this.health = AdapterHealth.after(failuresInARow);
    this.lastCheckAt = now;
    this.lastError = error;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public AdapterType type() {
    return type;
  }

  /** The kind of adapter, such as {@code postgres}. */
  public String adapterId() {
    return adapterId;
  }

  /** JSON, secret values encrypted. */
  public String storedConfig() {
    return config;
  }

  public Optional<String> engineVersion() {
    return Optional.ofNullable(engineVersion);
  }

  /** Empty until the first check. */
  public Optional<AdapterHealth> health() {
    return Optional.ofNullable(health);
  }

  public Optional<Instant> lastCheckAt() {
    return Optional.ofNullable(lastCheckAt);
  }

  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public long version() {
    return version;
  }
}
