package io.dbackup.application;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.ApiKey;

/**
 * A key that has just got its secret.
 *
 * @param secret shown this once
 */
public record IssuedApiKey(ApiKey key, AccessSecret secret) {}
