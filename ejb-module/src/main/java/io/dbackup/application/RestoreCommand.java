package io.dbackup.application;

import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a caller wants restored, as asked for.
 *
 * @param path of the backup at its destination
 * @param targetSourceId the configured database server to restore to
 * @param targetDatabaseName new name of the only database
 * @param renaming new names by old name
 * @param onlyRenamed whether databases without an entry are left out; otherwise they keep their
 *     name
 * @param privilegedAuth credentials for making and replacing databases
 * @param safetyCopy whether a target that is not empty is backed up first
 * @param onExisting what happens to a target that exists and is not empty
 * @param force whether a backup of a newer server version, or one that no key here vouches for, is
 *     restored all the same
 */
public record RestoreCommand(
    String path,
    String targetSourceId,
    Optional<String> targetDatabaseName,
    Map<String, String> renaming,
    boolean onlyRenamed,
    Optional<Credentials> privilegedAuth,
    boolean safetyCopy,
    OnExisting onExisting,
    boolean force) {
  public RestoreCommand {
    Objects.requireNonNull(path);
    Objects.requireNonNull(targetSourceId);
    renaming = Map.copyOf(renaming);
    Objects.requireNonNull(onExisting);
  }
}
