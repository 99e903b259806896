package io.dbackup.batch.retention;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one retention run deletes, and what becomes of it. For the one thread of the run. */
final class RetentionWork {
  private final List<Expired> expired = new ArrayList<>();
  private final List<Expired> deleted = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> givenUp = new HashSet<>();
  private int destinationsRead;
  private int next;

  /** A backup that is not to be kept, and why. */
  record Expired(AdapterConfig destination, Backup backup, String reason) {}

  /** A destination was read, and these are to be deleted there. */
  void add(List<Expired> backups) {
    destinationsRead++;
    expired.addAll(backups);
  }

  /** The next one to delete, oldest first; null when there is none. Skips given up destinations. */
  Expired next() {
    while (next < expired.size()) {
      Expired candidate = expired.get(next++);
      if (!givenUp.contains(candidate.destination().id())) {
        return candidate;
      }
    }
    return null;
  }

  void deleted(Expired backup) {
    deleted.add(backup);
  }

  /** Something was not done, in words. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  /** Nothing more is deleted at a destination. */
  void giveUp(String destinationId) {
    givenUp.add(destinationId);
  }

  /** Bytes of everything that is to be deleted. */
  long bytes() {
    return expired.stream().mapToLong(item -> item.backup().storedSize()).sum();
  }

  List<Expired> deleted() {
    return List.copyOf(deleted);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether any destination could be read at all. */
  boolean anyDestinationRead() {
    return destinationsRead > 0;
  }
}
