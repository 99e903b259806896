package io.dbackup.batch.read;

import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading of one backup: its objects, in one phase or several. Thread-safe.
 *
 * @param backup as the catalogue knows it
 * @param trust what is asked of its manifest
 * @param doubt why the manifest is not authenticated though that is good enough, in words
 * @param phases the objects to read in each phase, by the name that the job definition gives it
 */
public record ReadWork(
    Backup backup, Trust trust, Optional<String> doubt, Map<String, List<ObjectTask>> phases) {
  public ReadWork {
    phases = Map.copyOf(phases);
  }

  /** The objects of a phase. */
  public List<ObjectTask> tasks(String phase) {
    List<ObjectTask> tasks = phases.get(phase);
    if (tasks == null) {
      throw new IllegalStateException("The job definition names an unknown phase: " + phase);
    }
    return tasks;
  }

  /** Bytes that a phase reads. */
  public long bytes(String phase) {
    return tasks(phase).stream().mapToLong(ObjectTask::bytes).sum();
  }
}
