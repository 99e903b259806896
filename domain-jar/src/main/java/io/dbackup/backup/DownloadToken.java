package io.dbackup.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/**
 * Leave to download one backup once, without logging in. Only a hash of the token is stored; taking
 * it up is a conditional update, so that of many requests exactly one wins.
 */
@Entity
@Table(name = "download_token")
public class DownloadToken {
  /** SHA-256 of the token, hex. */
  @Id private String hash;

  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "stored_path")
  private String path;

  private boolean decrypt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected DownloadToken() {}

  public DownloadToken(
      String hash,
      String destinationId,
      String path,
      boolean decrypt,
      String createdBy,
      Instant expiresAt) {
    this.hash = Objects.requireNonNull(hash);
    this.destinationId = Objects.requireNonNull(destinationId);
    this.path = Objects.requireNonNull(path);
    this.decrypt = decrypt;
    this.createdBy = createdBy;
    this.expiresAt = Objects.requireNonNull(expiresAt);
  }

  public String destinationId() {
    return destinationId;
  }

  public String path() {
    return path;
  }

  /** Whether the file is decrypted on the way out. */
  public boolean decrypt() {
    return decrypt;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
