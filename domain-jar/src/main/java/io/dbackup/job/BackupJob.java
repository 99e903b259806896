package io.dbackup.job;

import io.dbackup.mapping.TextListConverter;
import io.dbackup.retention.RetentionPolicy;
import io.dbackup.retention.RetentionPolicyConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is backed up, where to, when and how. Changed by administrators, read by every run; a run
 * takes its settings when it starts. Two people editing at once are told apart by the version.
 */
@Entity
@Table(name = "backup_job")
public class BackupJob {
  @Id private String id;

  private String name;
  private String schedule;
  private boolean enabled;

  @Column(name = "source_id")
  private String sourceId;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "job_destination", joinColumns = @JoinColumn(name = "job_id"))
  @OrderBy("priority")
  private List<JobDestination> destinations = new ArrayList<>();

  @Convert(converter = TextListConverter.class)
  private List<String> databases = List.of();

  @Enumerated(EnumType.STRING)
  private Compression compression = Compression.NONE;

  @Column(name = "compression_level")
  private Integer compressionLevel;

  @Column(name = "encryption_profile_id")
  private String encryptionProfileId;

  @Column(name = "notification_ids")
  @Convert(converter = TextListConverter.class)
  private List<String> notificationIds = List.of();

  @Embedded private NotificationRule notificationRule = NotificationRule.always();

  @Convert(converter = RetentionPolicyConverter.class)
  private RetentionPolicy retention = RetentionPolicy.KEEP_ALL;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** Null while {@link #updatedAt} says the same. */
  @Column(name = "schedule_since")
  private Instant scheduleSince;

  @Version private long version;

  protected BackupJob() {}

  public BackupJob(
      String id,
      String name,
      String schedule,
      String sourceId,
      List<JobDestination> destinations,
      Instant now) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.schedule = Objects.requireNonNull(schedule);
    this.sourceId = Objects.requireNonNull(sourceId);
    sendTo(destinations);
    this.enabled = true;
    this.createdAt = now;
    this.updatedAt = now;
    this.scheduleSince = now;
  }

  public void rename(String newName) {
    this.name = Objects.requireNonNull(newName);
  }

  /** Sets the cron expression, already validated. */
  public void schedule(String cron) {
    if (!cron.equals(schedule)) {
      this.scheduleSince = null;
    }
    this.schedule = cron;
  }

  public void enable(boolean on) {
    if (on != enabled) {
      this.scheduleSince = null;
    }
    this.enabled = on;
  }

  public void readFrom(String newSourceId) {
    this.sourceId = Objects.requireNonNull(newSourceId);
  }

  /** Replaces the destinations; at least one. */
  public final void sendTo(List<JobDestination> newDestinations) {
    if (newDestinations.isEmpty()) {
      throw new IllegalArgumentException("A job needs a destination");
    }
    destinations.clear();
    destinations.addAll(newDestinations);
  }

  /**
   * Limits the job to these databases; none means every database the source can see at run time.
   */
  public void limitTo(List<String> names) {
    this.databases = List.copyOf(names);
  }

  /** Sets compression and level; null takes the default level. */
  public void compressWith(Compression newCompression, Integer level) {
    this.compression = Objects.requireNonNull(newCompression);
    this.compressionLevel = level;
  }

  /** Encrypts with a vault profile, or not at all when null. */
  public void encryptWith(String profileId) {
    this.encryptionProfileId = profileId;
  }

  public void notify(List<String> channelIds) {
    this.notificationIds = List.copyOf(channelIds);
  }

  public void notifyAbout(NotificationRule rule) {
    this.notificationRule = Objects.requireNonNull(rule);
  }

  public void retain(RetentionPolicy policy) {
    this.retention = Objects.requireNonNull(policy);
  }

  /** Begins a new rhythm: what the job did at another instance is not known here. */
  public void takenOver(Instant now) {
    this.scheduleSince = null;
    touched(now);
  }

  /** Records a change; one of the schedule or of its being enabled begins a new rhythm. */
  public void touched(Instant now) {
    this.updatedAt = now;
    if (scheduleSince == null) {
      this.scheduleSince = now;
    }
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String schedule() {
    return schedule;
  }

  public boolean enabled() {
    return enabled;
  }

  public String sourceId() {
    return sourceId;
  }

  /** In the order of priority; never empty. */
  public List<JobDestination> destinations() {
    return destinations.stream().sorted(Comparator.comparingInt(JobDestination::priority)).toList();
  }

  public List<String> databases() {
    return databases;
  }

  public Compression compression() {
    return compression;
  }

  public Optional<Integer> compressionLevel() {
    return Optional.ofNullable(compressionLevel);
  }

  public Optional<String> encryptionProfileId() {
    return Optional.ofNullable(encryptionProfileId);
  }

  public List<String> notificationIds() {
    return notificationIds;
  }

  public NotificationRule notificationRule() {
    return notificationRule;
  }

  public RetentionPolicy retention() {
    return retention == null ? RetentionPolicy.KEEP_ALL : retention;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it got the schedule it has, or was enabled or disabled. */
  public Instant scheduleSince() {
    return scheduleSince == null ? updatedAt : scheduleSince;
  }

  public long version() {
    return version;
  }
}
