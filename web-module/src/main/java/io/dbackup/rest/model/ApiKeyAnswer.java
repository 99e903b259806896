package io.dbackup.rest.model;

import io.dbackup.access.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An API key, without its secret.
 *
 * @param permissions as listed on the key
 * @param effectivePermissions what of them counts: those its owner still holds
 */
public record ApiKeyAnswer(
    String id,
    String name,
    String prefix,
    String userId,
    String userEmail,
    List<String> permissions,
    List<String> effectivePermissions,
    boolean enabled,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Instant createdAt,
    Instant updatedAt)
    implements Changeable {

  public static ApiKeyAnswer of(ApiKey key) {
    return new ApiKeyAnswer(
        key.id(),
        key.name(),
        key.prefix(),
        key.owner().id(),
        key.owner().email(),
        key.permissions(),
        key.effectivePermissions(),
        key.enabled(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.createdAt(),
        key.updatedAt());
  }
}
