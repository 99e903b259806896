package io.dbackup.rest.model;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.audit.AuditEntry;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the audit trail.
 *
 * @param sequence its place in the chain; null for lines of versions without one
 * @param hash ties it to the line before; null like the sequence
 */
public record AuditAnswer(
    String id,
    Optional<Long> sequence,
    Optional<String> hash,
    Instant timestamp,
    Optional<String> userId,
    Optional<String> userEmail,
    Optional<String> apiKeyId,
    String action,
    String resource,
    Optional<String> resourceId,
    JsonObject details,
    Optional<String> ipAddress,
    Optional<String> userAgent) {

  public static AuditAnswer of(AuditEntry entry) {
    return new AuditAnswer(
        entry.id(),
        entry.sequence(),
        entry.chainMac(),
        entry.occurredAt(),
        entry.userId(),
        entry.userEmail(),
        entry.apiKeyId(),
        entry.action().name(),
        entry.resource().name(),
        entry.resourceId(),
        object(entry.details()),
        entry.ipAddress(),
        entry.userAgent());
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
