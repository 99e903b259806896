package io.dbackup.access;

import io.dbackup.mapping.TextListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A key for scripts. What it may do is what is listed on it and its owner still holds: a key loses
 * what its owner loses, and a SuperAdmin's key has only what is listed. The secret itself is not
 * kept, see {@link AccessSecret}.
 */
@Entity
@Table(name = "api_key")
public class ApiKey {
  @Id private String id;

  private String name;

  @ManyToOne(optional = false)
  @JoinColumn(name = "owner_id")
  private User owner;

  private String prefix;

  @Column(name = "secret_hash")
  private String secretHash;

  @Convert(converter = TextListConverter.class)
  private List<String> permissions = List.of();

  private boolean enabled;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected ApiKey() {}

  public ApiKey(String id, String name, User owner, Collection<String> permissions, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.owner = Objects.requireNonNull(owner);
    this.permissions = Permission.inOrder(permissions);
    this.enabled = true;
    this.createdAt = Objects.requireNonNull(now);
    this.updatedAt = now;
  }

  /** Takes a new secret; the one before stops working at once. */
  public void use(AccessSecret secret) {
    this.prefix = secret.prefix();
    this.secretHash = secret.hash();
  }

  /** Takes over the secret that the key has at another instance, of which only this is known. */
  public void takeOver(String newPrefix, String newSecretHash) {
    this.prefix = Objects.requireNonNull(newPrefix);
    this.secretHash = Objects.requireNonNull(newSecretHash);
  }

  public void rename(String newName) {
    this.name = Objects.requireNonNull(newName);
  }

  public void grant(Collection<String> newPermissions) {
    this.permissions = Permission.inOrder(newPermissions);
  }

  public void enable(boolean on) {
    this.enabled = on;
  }

  /** Null for a key that does not expire. */
  public void expireAt(Instant instant) {
    this.expiresAt = instant;
  }

  public void touched(Instant now) {
    this.updatedAt = now;
  }

  /** Whether requests with this key are accepted now. */
  public boolean usable(Instant now) {
    return enabled && owner.enabled() && !expired(now);
  }

  public boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** What the key may do now: the listed permissions that the owner still holds. */
  public List<String> effectivePermissions() {
    List<String> owners = owner.permissions();
    return permissions.stream().filter(owners::contains).toList();
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public User owner() {
    return owner;
  }

  /** The first characters of the key, by which a person recognises it. */
  public String prefix() {
    return prefix;
  }

  /** What is kept of the secret; for no answer of the API. */
  public String secretHash() {
    return secretHash;
  }

  /** As listed on the key; {@link #effectivePermissions()} says what of it counts. */
  public List<String> permissions() {
    return permissions;
  }

  public boolean enabled() {
    return enabled;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
