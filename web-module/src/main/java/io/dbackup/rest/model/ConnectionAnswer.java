package io.dbackup.rest.model;

import io.dbackup.application.ConnectionResult;
import java.util.Optional;

/** What came of a connection test. */
public record ConnectionAnswer(boolean success, String message, Optional<String> version) {
  public static ConnectionAnswer of(ConnectionResult<?> result) {
    return new ConnectionAnswer(result.success(), result.message(), result.version());
  }
}
