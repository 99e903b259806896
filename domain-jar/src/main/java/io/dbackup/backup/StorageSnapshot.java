package io.dbackup.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** The space that the backups at a destination took at one moment. Written once, never changed. */
@Entity
@Table(name = "storage_snapshot")
public class StorageSnapshot {
  @Id private String id;

  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "total_size")
  private long totalSize;

  @Column(name = "file_count")
  private long fileCount;

  @Column(name = "created_at")
  private Instant createdAt;

  protected StorageSnapshot() {}

  /**
   * @param totalSize stored bytes
   * @param fileCount backups
   */
  public StorageSnapshot(
      String id, String destinationId, long totalSize, long fileCount, Instant createdAt) {
    this.id = Objects.requireNonNull(id);
    this.destinationId = Objects.requireNonNull(destinationId);
    this.totalSize = totalSize;
    this.fileCount = fileCount;
    this.createdAt = Objects.requireNonNull(createdAt);
  }

  public String id() {
    return id;
  }

  public String destinationId() {
    return destinationId;
  }

  /** Stored bytes. */
  public long totalSize() {
    return totalSize;
  }

  /** Backups. */
  public long fileCount() {
    return fileCount;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
