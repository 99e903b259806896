package io.dbackup.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** When a destination was last scanned, and what lay there that is no backup. */
@Entity
@Table(name = "catalogue_state")
public class CatalogueState {
  @Id
  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "scanned_at")
  private Instant scannedAt;

  @Column(name = "foreign_count")
  private long foreignCount;

  @Column(name = "foreign_size")
  private long foreignSize;

  protected CatalogueState() {}

  public CatalogueState(String destinationId) {
    this.destinationId = Objects.requireNonNull(destinationId);
  }

  /**
   * A scan has ended well.
   *
   * @param begun when it began: what changed later it need not have seen
   * @param count objects that belong to no backup
   * @param size their bytes
   */
  public void scanned(Instant begun, long count, long size) {
    this.scannedAt = Objects.requireNonNull(begun);
    this.foreignCount = count;
    this.foreignSize = size;
  }

  /** When the last scan that ended well began. */
  public Instant scannedAt() {
    return scannedAt;
  }

  /** Objects that belong to no backup. */
  public long foreignCount() {
    return foreignCount;
  }

  /** Their bytes. */
  public long foreignSize() {
    return foreignSize;
  }
}
