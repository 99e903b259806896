package io.dbackup.spi.database;

import java.util.Map;
import java.util.Optional;

/**
 * What to restore where.
 *
 * @param targetDatabase name of the database to make or replace, taken literally
 * @param databaseProperties as the dump gave them
 * @param replaceExisting whether a target that exists and is not empty may be replaced; otherwise
 *     it is an error
 * @param privileged credentials for making and replacing databases, instead of the configured ones
 */
public record RestoreRequest(
    String targetDatabase,
    Map<String, String> databaseProperties,
    boolean replaceExisting,
    Optional<Credentials> privileged) {

  public RestoreRequest {
    databaseProperties = Map.copyOf(databaseProperties);
  }

  /** A login; {@link #toString()} shows no password. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[" + user + "]";
    }
  }
}
