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
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the audit trail: who did what to what, when and from where. Written once, never
 * changed; user and key are kept as plain text so that the line outlives them.
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
    this.occurredAt = Objects.requireNonNull(occurredAt);
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

  public String id() {
    return id;
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
