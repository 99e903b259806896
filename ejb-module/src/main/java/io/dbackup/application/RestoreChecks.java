package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.TargetState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is checked before a restore is queued. Changes nothing. */
@ApplicationScoped
public class RestoreChecks {
  @Inject AdapterConnections connections;

  /**
   * Every object is there with its recorded length and opens with the key. Reads no content; the
   * run reads all of it.
   */
  public void requireRestorable(StoredBackup stored) {
    stored.requireObjects();
    for (ObjectEntry object : stored.manifest().objects()) {
      try {
        stored.decryptedSize(object);
      } catch (DamagedBackupException e) {
        throw e.toBackupException();
      } catch (IOException e) {
        throw new BackupException(
            ErrorCategory.EXTERNAL, object.path() + " cannot be read at its destination", e);
      }
    }
  }

  /** The target can take the backup, by its version, its tool, its rights and its databases. */
  public void requireTarget(
      BackupManifest manifest,
      AdapterConfig target,
      List<Mapping> mapping,
      RestoreCommand command) {
    try (DatabaseSession session = connections.database(target)) {
      Optional<String> incompatibility = session.incompatibility(manifest.source().engineVersion());
      if (incompatibility.isPresent() && !command.force()) {
        throw BackupException.conflict(
            incompatibility.get() + " To restore it all the same, send \"force\": true");
      }
      for (Mapping entry : mapping) {
        requireTarget(session, manifest, entry, command);
      }
    } catch (BackupException e) {
      throw asConflict(target, e);
    }
  }

  private static void requireTarget(
      DatabaseSession session, BackupManifest manifest, Mapping entry, RestoreCommand command) {
    Optional<TargetState> existing = session.target(entry.targetName());
    boolean occupied = existing.filter(state -> !state.empty()).isPresent();
    if (occupied && command.onExisting() == OnExisting.FAIL) {
      throw BackupException.conflict(
          "The database '" + entry.targetName() + "' exists at the target and is not empty");
    }
    ObjectEntry object =
        manifest
            .object(entry.originalName())
            .orElseThrow(() -> BackupException.notFound("Database '" + entry.originalName() + "'"));
    session.checkRestore(
        new RestoreRequest(
            entry.targetName(),
            object.databaseProperties(),
            command.onExisting() == OnExisting.REPLACE,
            command.privilegedAuth()));
  }

  /** The request is fine; it is the target that stands in the way. */
  private static BackupException asConflict(AdapterConfig target, BackupException e) {
    return switch (e.category()) {
      case EXTERNAL, NOT_FOUND ->
          new BackupException(
              ErrorCategory.CONFLICT, "Target '" + target.name() + "': " + e.getMessage(), e);
      case INVALID,
          UNAUTHENTICATED,
          FORBIDDEN,
          CONFLICT,
          STALE,
          TOO_LARGE,
          UNPROCESSABLE,
          RATE_LIMITED,
          INTEGRITY,
          INTERNAL ->
          e;
    };
  }
}
