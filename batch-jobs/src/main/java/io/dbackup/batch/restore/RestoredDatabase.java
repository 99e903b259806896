package io.dbackup.batch.restore;

import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.batch.read.ObjectTask;
import java.util.List;

/** One database of a restore and what became of it. Thread-safe. */
final class RestoredDatabase {
  private final Mapping mapping;
  private final ObjectEntry entry;
  private final boolean copyFirst;
  private volatile List<String> warnings = List.of();
  private volatile ObjectTask task;

  /**
   * @param copyFirst whether the target exists, is not empty and is copied before it is replaced
   */
  RestoredDatabase(Mapping mapping, ObjectEntry entry, boolean copyFirst) {
    this.mapping = mapping;
    this.entry = entry;
    this.copyFirst = copyFirst;
  }

  Mapping mapping() {
    return mapping;
  }

  ObjectEntry entry() {
    return entry;
  }

  boolean copyFirst() {
    return copyFirst;
  }

  /** Remembers the load that does the work. */
  void loadedBy(ObjectTask load) {
    this.task = load;
  }

  ObjectTask task() {
    return task;
  }

  /** The target is in place. */
  void restored(List<String> notes) {
    this.warnings = List.copyOf(notes);
  }

  /** What could not be restored or was warned about. */
  List<String> warnings() {
    return warnings;
  }
}
