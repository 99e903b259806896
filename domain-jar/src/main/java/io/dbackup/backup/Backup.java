package io.dbackup.backup;

import io.dbackup.job.Compression;
import io.dbackup.mapping.TextListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One backup at one destination, as the catalogue knows it: one row whatever the number of its
 * databases. The manifest at the destination says the same and is the origin of most of it; a row
 * is made only when that manifest is in place.
 */
@Entity
@Table(name = "backup")
public class Backup {
  /** The source type of a backup of this program's own configuration. */
  public static final String SYSTEM = "SYSTEM";

  private static final int MAX_SEARCH_TEXT = 100_000;

  @Id private String id;

  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "stored_path")
  private String path;

  @Column(name = "backup_id")
  private String backupId;

  @Column(name = "execution_id")
  private String executionId;

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "job_name")
  private String jobName;

  @Column(name = "source_id")
  private String sourceId;

  @Column(name = "source_name")
  private String sourceName;

  @Column(name = "source_type")
  private String sourceType;

  @Column(name = "engine_version")
  private String engineVersion;

  @Convert(converter = TextListConverter.class)
  private List<String> databases = List.of();

  @Enumerated(EnumType.STRING)
  private Compression compression;

  @Column(name = "encryption_profile_id")
  private String encryptionProfileId;

  /** The profile of this vault whose key opens it; null while none is known to. */
  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "stored_size")
  private long storedSize;

  @Column(name = "plain_size")
  private long plainSize;

  /** SHA-256 of the stored object, or of the manifest when there are several objects. */
  private String checksum;

  private String manifest;
  private boolean locked;

  @Column(name = "safety_copy")
  private boolean safetyCopy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "verified_at")
  private Instant verifiedAt;

  @Column(name = "verification_passed")
  private Boolean verificationPassed;

  @Column(name = "verification_error")
  private String verificationError;

  @Column(name = "last_modified")
  private Instant lastModified;

  private String problem;

  @Column(name = "search_text")
  private String searchText;

  @Version private long version;

  protected Backup() {}

  /**
   * A row for a backup whose manifest is in place.
   *
   * @param manifestText the manifest exactly as stored at the destination
   */
  public Backup(
      String id,
      String destinationId,
      String path,
      BackupOrigin origin,
      Contents contents,
      String manifestText,
      Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.destinationId = Objects.requireNonNull(destinationId);
    this.path = Objects.requireNonNull(path);
    this.backupId = origin.backupId();
    this.executionId = origin.executionId();
    this.jobId = origin.jobId();
    this.jobName = origin.jobName();
    this.sourceId = origin.sourceId();
    this.sourceName = origin.sourceName();
    this.sourceType = origin.sourceType();
    this.engineVersion = origin.engineVersion();
    this.databases = List.copyOf(contents.databases());
    this.compression = contents.compression();
    this.encryptionProfileId = contents.encryptionProfileId();
    this.storedSize = contents.storedSize();
    this.plainSize = contents.plainSize();
    this.checksum = contents.checksum();
    this.manifest = Objects.requireNonNull(manifestText);
    this.createdAt = Objects.requireNonNull(createdAt);
    this.searchText = searchText(this.path, this.jobName, this.databases);
  }

  private static String searchText(String path, String jobName, List<String> databases) {
    String all = path + ' ' + Objects.toString(jobName, "") + ' ' + String.join(" ", databases);
    return all.substring(0, Math.min(all.length(), MAX_SEARCH_TEXT)).toLowerCase(Locale.ROOT);
  }

  /**
   * Where a backup comes from; ids may be null for a backup found at a destination and not made
   * here.
   */
  public record BackupOrigin(
      String backupId,
      String executionId,
      String jobId,
      String jobName,
      String sourceId,
      String sourceName,
      String sourceType,
      String engineVersion) {}

  /** What a backup holds; sizes in bytes, the profile null when it is not encrypted. */
  public record Contents(
      List<String> databases,
      Compression compression,
      String encryptionProfileId,
      long storedSize,
      long plainSize,
      String checksum) {}

  /** Protects from every deletion, or lifts that. */
  public void lock(boolean on) {
    this.locked = on;
  }

  /** Marks a copy taken before a restore replaced its database; such a copy starts locked. */
  public void markSafetyCopy() {
    this.safetyCopy = true;
    this.locked = true;
  }

  /**
   * Records which profile of this vault opens the backup; null when that profile is gone. Until the
   * backup is gone, too, that profile is not deleted.
   */
  public void nowOpenedBy(String profileId) {
    this.openedBy = profileId;
  }

  /**
   * Records that every byte was re-read.
   *
   * @param remark why it failed, or what could not be proved though it passed; null for nothing
   */
  public void verified(boolean passed, String remark, Instant now) {
    this.verifiedAt = Objects.requireNonNull(now);
    this.verificationPassed = passed;
    this.verificationError = remark;
    if (passed) {
      this.problem = null;
    }
  }

  /**
   * Notes what the destination showed of it.
   *
   * @param modified when the destination last changed it
   * @param missing what of it was not there as recorded, in words; null when all was
   */
  public void seen(Instant modified, String missing) {
    this.lastModified = modified;
    this.problem = missing;
  }

  /** Notes that a deletion that did not end has taken something of it, in words. */
  public void damaged(String what) {
    this.problem = Objects.requireNonNull(what);
  }

  public String id() {
    return id;
  }

  public String destinationId() {
    return destinationId;
  }

  /** What the API calls path; the manifest lies at this plus {@code .meta.json}. */
  public String path() {
    return path;
  }

  public String backupId() {
    return backupId;
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

  public Optional<String> sourceId() {
    return Optional.ofNullable(sourceId);
  }

  public Optional<String> sourceName() {
    return Optional.ofNullable(sourceName);
  }

  /** The database adapter's id, such as {@code postgres}, or {@link #SYSTEM}. */
  public String sourceType() {
    return sourceType;
  }

  /** Whether it holds this program's own configuration, and so its secrets. */
  public boolean system() {
    return sourceType.equals(SYSTEM);
  }

  public Optional<String> engineVersion() {
    return Optional.ofNullable(engineVersion);
  }

  public List<String> databases() {
    return databases;
  }

  public Compression compression() {
    return compression;
  }

  /**
   * The profile that the manifest names; empty when the backup is not encrypted. Of a backup made
   * elsewhere, or before its key was imported again, it may not exist here.
   */
  public Optional<String> encryptionProfileId() {
    return Optional.ofNullable(encryptionProfileId);
  }

  /** The profile of this vault that opens the backup, whatever the manifest calls it. */
  public Optional<String> openedBy() {
    return Optional.ofNullable(openedBy);
  }

  /** Bytes at the destination, all objects together, without the manifest. */
  public long storedSize() {
    return storedSize;
  }

  /** Bytes of the dumps before compression. */
  public long plainSize() {
    return plainSize;
  }

  public String checksum() {
    return checksum;
  }

  /** The manifest's text. */
  public String manifest() {
    return manifest;
  }

  public boolean locked() {
    return locked;
  }

  public boolean safetyCopy() {
    return safetyCopy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> verifiedAt() {
    return Optional.ofNullable(verifiedAt);
  }

  /** Empty before the first verification. */
  public Optional<Boolean> verificationPassed() {
    return Optional.ofNullable(verificationPassed);
  }

  /** Why the last verification failed, or what it could not prove though it passed. */
  public Optional<String> verificationError() {
    return Optional.ofNullable(verificationError);
  }

  /** What the last scan of the destination missed of it, in words; empty when nothing. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
