package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.DeletionTrace;
import io.dbackup.catalogue.PartialDeletionException;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.vault.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes old backups of the configuration. Only those of this instance, whose key vouches for
 * them, and that nobody locked; and only while enough others that are proved to be there are kept.
 */
@ApplicationScoped
public class ConfigurationBackupExpiry {
  @Inject BackupRepository backups;
  @Inject BackupCatalogue catalogue;
  @Inject BackupExpiry expiry;
  @Inject DeletionTrace trace;
  @Inject InstanceSettings settings;
  @Inject MasterKey masterKey;

  /** Paths of what was deleted, and why other things were not. */
  record Outcome(List<String> deleted, List<String> warnings) {}

  /**
   * Keeps the newest ones.
   *
   * @param latest the one that was just stored and confirmed; it is the first that is kept
   */
  Outcome expire(AdapterConfig destination, Backup latest) {
    int keep = settings.get(Settings.CONFIG_BACKUPS_KEPT);
    int kept = 1;
    List<String> deleted = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Backup older : olderThan(latest)) {
      try {
        Optional<String> doubt = doubt(older);
        if (doubt.isPresent()) {
          warnings.add("\"" + older.path() + "\" was left alone: " + doubt.get());
        } else if (kept < keep) {
          kept++;
        } else {
          delete(destination, older, "more than " + keep + " configuration backups")
              .ifPresentOrElse(
                  why -> warnings.add("\"" + older.path() + "\" was kept: " + why),
                  () -> deleted.add(older.path()));
        }
      } catch (RuntimeException e) {
        warnings.add(
            "Old configuration backups were not all deleted: \""
                + older.path()
                + "\": "
                + e.getMessage());
        break;
      }
    }
    return new Outcome(List.copyOf(deleted), List.copyOf(warnings));
  }

  private Optional<String> delete(AdapterConfig destination, Backup backup, String reason) {
    try {
      return expiry.delete(destination, backup, reason);
    } catch (PartialDeletionException e) {
      trace.note(destination.id(), backup.path(), e);
      throw e;
    }
  }

  private List<Backup> olderThan(Backup latest) {
    return backups.atDestination(latest.destinationId()).stream()
        .filter(backup -> !backup.id().equals(latest.id()))
        .filter(backup -> !backup.createdAt().isAfter(latest.createdAt()))
        .filter(backup -> !backup.locked())
        .filter(backup -> ConfigurationFileName.isOwn(backup, masterKey))
        .toList();
  }

  /** Why a backup neither counts nor may be deleted; empty when it is proved to be ours. */
  private Optional<String> doubt(Backup backup) {
    try (StoredBackup stored = catalogue.open(backup)) {
      stored.requireObjects();
      return Optional.empty();
    } catch (BackupException e) {
      if (e.category() == ErrorCategory.EXTERNAL) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }
}
