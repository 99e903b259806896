package io.dbackup.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A named 256-bit key that backups are encrypted with. The key is stored encrypted with the
 * instance's master key.
 */
@Entity
@Table(name = "encryption_profile")
public class EncryptionProfile {
  @Id private String id;
  private String name;
  private String description;

  @Column(name = "encrypted_key")
  private String encryptedKey;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected EncryptionProfile() {}

  public EncryptionProfile(
      String id, String name, String description, String encryptedKey, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.description = description;
    this.encryptedKey = Objects.requireNonNull(encryptedKey);
    this.createdAt = now;
    this.updatedAt = now;
  }

  public void rename(String newName, Instant now) {
    this.name = Objects.requireNonNull(newName);
    this.updatedAt = now;
  }

  public void describe(String newDescription, Instant now) {
    this.description = newDescription;
    this.updatedAt = now;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** The key, encrypted with the master key. */
  public String encryptedKey() {
    return encryptedKey;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  @Override
  public String toString() {
    return "EncryptionProfile[" + id + "]";
  }
}
