package io.dbackup.batch.restore;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.RestorePlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One restore: what was decided before, shared by its steps. Thread-safe. */
final class RestoreWork {
  private final RestorePlan plan;
  private final Backup backup;
  private final BackupManifest manifest;
  private final Optional<String> profileId;
  private final AdapterConfig target;
  private final List<RestoredDatabase> databases;
  private final AtomicReference<String> safetyCopy = new AtomicReference<>();

  RestoreWork(
      RestorePlan plan,
      Backup backup,
      BackupManifest manifest,
      Optional<String> profileId,
      AdapterConfig target,
      List<RestoredDatabase> databases) {
    this.plan = plan;
    this.backup = backup;
    this.manifest = manifest;
    this.profileId = profileId;
    this.target = target;
    this.databases = List.copyOf(databases);
  }

  RestorePlan plan() {
    return plan;
  }

  Backup backup() {
    return backup;
  }

  BackupManifest manifest() {
    return manifest;
  }

  /** The profile that opens the backup, and so encrypts the safety copy; empty for none. */
  Optional<String> profileId() {
    return profileId;
  }

  AdapterConfig target() {
    return target;
  }

  List<RestoredDatabase> databases() {
    return databases;
  }

  /** Names of the databases that are copied before they are replaced. */
  List<String> toCopy() {
    return databases.stream()
        .filter(RestoredDatabase::copyFirst)
        .map(database -> database.mapping().targetName())
        .toList();
  }

  /** The safety copy is in place. */
  void copiedTo(String path) {
    safetyCopy.set(path);
  }

  /** Path of the safety copy at the backup's destination; null when there is none. */
  String safetyCopy() {
    return safetyCopy.get();
  }
}
