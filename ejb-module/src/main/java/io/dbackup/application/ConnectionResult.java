package io.dbackup.application;

import java.util.Optional;

/**
 * What came of an attempt to connect. A failed one is a result, not an error.
 *
 * @param message one sentence for people
 * @param version of the server; empty when it failed or the adapter has none
 * @param value what was asked for; empty when it failed
 */
public record ConnectionResult<T>(
    boolean success, String message, Optional<String> version, Optional<T> value) {}
