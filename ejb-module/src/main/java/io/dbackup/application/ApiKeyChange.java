package io.dbackup.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about an API key; an empty part is left as it is.
 *
 * @param expirySent whether the request says something about the expiry
 * @param expiresAt null for a key that does not expire
 */
public record ApiKeyChange(
    Optional<String> name,
    Optional<List<String>> permissions,
    Optional<Boolean> enabled,
    boolean expirySent,
    Instant expiresAt) {}
