package io.dbackup.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/**
 * An object at a destination that belongs to no backup: somebody else's, the rest of a run that
 * failed, or one whose manifest is lost or cannot be read. The product never touches it.
 */
@Entity
@Table(name = "foreign_object")
public class ForeignObject {
  @Id private String id;

  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "stored_path")
  private String path;

  @Column(name = "stored_size")
  private long size;

  @Column(name = "last_modified")
  private Instant lastModified;

  private String reason;

  protected ForeignObject() {}

  /**
   * @param reason why it is no part of a backup, in words
   */
  public ForeignObject(
      String id,
      String destinationId,
      String path,
      long size,
      Instant lastModified,
      String reason) {
    this.id = Objects.requireNonNull(id);
    this.destinationId = Objects.requireNonNull(destinationId);
    this.path = Objects.requireNonNull(path);
    this.size = size;
    this.lastModified = Objects.requireNonNull(lastModified);
    this.reason = Objects.requireNonNull(reason);
  }

  /** It was seen again, and may have changed. */
  public void seen(long newSize, Instant modified, String why) {
    this.size = newSize;
    this.lastModified = Objects.requireNonNull(modified);
    this.reason = Objects.requireNonNull(why);
  }

  public String id() {
    return id;
  }

  public String destinationId() {
    return destinationId;
  }

  public String path() {
    return path;
  }

  /** Bytes. */
  public long size() {
    return size;
  }

  public Instant lastModified() {
    return lastModified;
  }

  /** Why it is no part of a backup, in words. */
  public String reason() {
    return reason;
  }
}
