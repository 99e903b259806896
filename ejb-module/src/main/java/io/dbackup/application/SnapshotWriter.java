package io.dbackup.application;

import io.dbackup.backup.StorageSnapshot;
import io.dbackup.backup.StorageTotals;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.StorageSnapshotRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes snapshots of what the catalogue says, each in a transaction of its own. */
@ApplicationScoped
public class SnapshotWriter {
  private static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

  /** What the history can show, and a day. */
  private static final Duration KEPT = Duration.ofDays(366);

  @Inject StorageSnapshotRepository snapshots;
  @Inject Clock clock;

  /**
   * Writes a snapshot if something has changed since the last one, or that is a day old.
   *
   * @param apart how old the last one must be in any case
   * @return whether one was written
   */
  @Transactional(TxType.REQUIRES_NEW)
  public boolean write(String destinationId, Duration apart) {
    Instant now = clock.instant();
    Optional<StorageSnapshot> last = snapshots.newest(destinationId);
    if (last.filter(s -> s.createdAt().isAfter(now.minus(apart))).isPresent()) {
      return false;
    }
    StorageTotals totals = snapshots.totals(destinationId);
    boolean same =
        last.filter(
                s ->
                    s.totalSize() == totals.size()
                        && s.fileCount() == totals.count()
                        && s.createdAt().isAfter(now.minus(AT_LEAST_EVERY)))
            .isPresent();
    if (same) {
      return false;
    }
    snapshots.removeBefore(destinationId, now.minus(KEPT));
    snapshots.add(
        new StorageSnapshot(
            TimeOrderedId.next(clock), destinationId, totals.size(), totals.count(), now));
    return true;
  }
}
