package io.dbackup.audit;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the audit trail: who did what to what, when and from where. Written once, never
 * changed; user and key are kept as plain text so that the line outlives them. Its place and MACs
 * are given by the chain that it is appended to; lines of versions without a chain have none.
 */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  @Id private String id;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "user_email")
  private String userEmail;

  @Column(name = "api_key_id")
  private String apiKeyId;

  @Enumerated(EnumType.STRING)
  private AuditAction action;

  @Enumerated(EnumType.STRING)
  private AuditResource resource;

  @Column(name = "resource_id")
  private String resourceId;

  private String details;

  @Column(name = "ip_address")
  private String ipAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "chain_sequence")
  private Long sequence;

  @Column(name = "content_mac")
  private String contentMac;

  @Column(name = "chain_mac")
  private String chainMac;

  protected AuditEntry() {}

  /**
   * @param caller null when the server itself acts, or nobody is logged in
   * @param resourceId null when the resource has no id
   * @param details a JSON object as text; never a secret
   */
  public AuditEntry(
      String id,
      Instant occurredAt,
      Caller caller,
      Client client,
      AuditAction action,
      AuditResource resource,
      String resourceId,
      String details) {
    this.id = Objects.requireNonNull(id);
    // As precise as it is stored, or its MAC would not fit what is read back.
    this.occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    if (caller != null) {
      this.userId = caller.userId();
      this.userEmail = caller.email();
      this.apiKeyId = caller.apiKeyId();
    }
    this.ipAddress = client.address();
    this.userAgent = client.userAgent();
    this.action = Objects.requireNonNull(action);
    this.resource = Objects.requireNonNull(resource);
    this.resourceId = resourceId;
    this.details = Objects.requireNonNull(details);
  }

  /** Gives the line its place in the chain; once, before it is stored. */
  public void link(long place, String macOfContent, String macOfChain) {
    if (sequence != null) {
      throw new IllegalStateException("The line has its place already: " + sequence);
    }
    this.sequence = place;
    this.contentMac = Objects.requireNonNull(macOfContent);
    this.chainMac = Objects.requireNonNull(macOfChain);
  }

  public String id() {
    return id;
  }

  /** The place in the chain, from 1; empty for lines of versions without a chain. */
  public Optional<Long> sequence() {
    return Optional.ofNullable(sequence);
  }

  public Optional<String> contentMac() {
    return Optional.ofNullable(contentMac);
  }

  public Optional<String> chainMac() {
    return Optional.ofNullable(chainMac);
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  public Optional<String> userId() {
    return Optional.ofNullable(userId);
  }

  public Optional<String> userEmail() {
    return Optional.ofNullable(userEmail);
  }

  public Optional<String> apiKeyId() {
    return Optional.ofNullable(apiKeyId);
  }

  public AuditAction action() {
    return action;
  }

  public AuditResource resource() {
    return resource;
  }

  public Optional<String> resourceId() {
    return Optional.ofNullable(resourceId);
  }

  /** A JSON object as text. */
  public String details() {
    return details;
  }

  public Optional<String> ipAddress() {
    return Optional.ofNullable(ipAddress);
  }

  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }
}
