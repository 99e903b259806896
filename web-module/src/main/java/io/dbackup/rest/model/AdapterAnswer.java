package io.dbackup.rest.model;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterHealth;
import io.dbackup.application.AdapterDetails;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A configured source, destination or notification channel.
 *
 * @param config secrets in the clear or masked, as the caller may see them
 */
public record AdapterAnswer(
    String id,
    String name,
    String type,
    String adapterId,
    JsonObject config,
    Metadata metadata,
    Instant createdAt,
    Instant updatedAt)
    implements Changeable {

  /**
   * @param version of the server; null when unknown
   * @param status null before the first check
   */
  public record Metadata(
      Optional<String> version,
      Optional<String> status,
      Optional<Instant> lastCheckAt,
      Optional<String> lastError) {}

  public static AdapterAnswer of(AdapterDetails details) {
    AdapterConfig adapter = details.adapter();
    return new AdapterAnswer(
        adapter.id(),
        adapter.name(),
        adapter.type().apiName(),
        adapter.adapterId(),
        details.config(),
        new Metadata(
            adapter.engineVersion(),
            adapter.health().map(AdapterHealth::apiName),
            adapter.lastCheckAt(),
            adapter.lastError()),
        adapter.createdAt(),
        adapter.updatedAt());
  }
}
