package io.dbackup.rest.model;

import io.dbackup.access.ApiKey;
import io.dbackup.application.IssuedApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key that has just got its secret.
 *
 * @param key the secret itself; this is the only answer that ever holds it
 */
public record IssuedApiKeyAnswer(
    String id,
    String name,
    String key,
    String prefix,
    List<String> permissions,
    boolean enabled,
    Optional<Instant> expiresAt,
    Instant createdAt) {

  public static IssuedApiKeyAnswer of(IssuedApiKey issued) {
    ApiKey key = issued.key();
    return new IssuedApiKeyAnswer(
        key.id(),
        key.name(),
        issued.secret().text(),
        key.prefix(),
        key.permissions(),
        key.enabled(),
        key.expiresAt(),
        key.createdAt());
  }
}
