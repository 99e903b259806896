package io.dbackup.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A login of a person in a browser. Kept in the database, so that it survives a restart and counts
 * on every node; the cookie holds a random token of which only the hash is here.
 */
@Entity
@Table(name = "user_session")
public class UserSession {
  @Id private String id;

  @Column(name = "token_hash")
  private String tokenHash;

  @ManyToOne(optional = false)
  @JoinColumn(name = "user_id")
  private User user;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "ip_address")
  private String ipAddress;

  @Column(name = "user_agent")
  private String userAgent;

  protected UserSession() {}

  /** A session that ends at {@code expiresAt} however much it is used. */
  public UserSession(
      String id, AccessSecret token, User user, Client client, Instant now, Instant expiresAt) {
    this.id = Objects.requireNonNull(id);
    this.tokenHash = token.hash();
    this.user = Objects.requireNonNull(user);
    this.createdAt = Objects.requireNonNull(now);
    this.lastSeenAt = now;
    this.expiresAt = Objects.requireNonNull(expiresAt);
    this.ipAddress = client.address();
    this.userAgent = client.userAgent();
  }

  /**
   * Whether the session still counts: not ended, not left alone for longer than {@code idle}, and
   * its user enabled.
   */
  public boolean live(Instant now, Duration idle) {
    return now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(idle)) && user.enabled();
  }

  /** Whether it is the one that this token was given for. */
  public boolean opensWith(AccessSecret token) {
    return tokenHash.equals(token.hash());
  }

  public void seen(Instant now) {
    this.lastSeenAt = now;
  }

  public String id() {
    return id;
  }

  public User user() {
    return user;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<String> ipAddress() {
    return Optional.ofNullable(ipAddress);
  }

  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }
}
