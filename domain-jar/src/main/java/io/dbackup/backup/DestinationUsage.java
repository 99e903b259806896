package io.dbackup.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;

/**
 * The backups that the catalogue has of a destination. Made and removed together with the
 * destination; changed by single statements in the transactions that change the catalogue.
 */
@Entity
@Table(name = "destination_usage")
public class DestinationUsage {
  @Id
  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "backup_count")
  private long backupCount;

  @Column(name = "stored_bytes")
  private long storedBytes;

  protected DestinationUsage() {}

  /** An empty destination. */
  public DestinationUsage(String destinationId) {
    this.destinationId = Objects.requireNonNull(destinationId);
  }

  public String destinationId() {
    return destinationId;
  }

  public long backupCount() {
    return backupCount;
  }

  /** Bytes of all of them together, without their manifests. */
  public long storedBytes() {
    return storedBytes;
  }
}
