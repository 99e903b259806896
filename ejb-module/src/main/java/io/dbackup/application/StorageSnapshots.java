package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.DestinationScans;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what the history of a destination is made of. Checks no permission. Thread-safe; to be
 * called outside of transactions.
 */
@ApplicationScoped
public class StorageSnapshots {
  private static final System.Logger LOG = System.getLogger(StorageSnapshots.class.getName());

  /** How far apart snapshots are that every backup and deletion takes. */
  private static final Duration APART = Duration.ofMinutes(5);

  private static final Set<ExecutionType> STORING =
      EnumSet.of(ExecutionType.BACKUP, ExecutionType.RESTORE, ExecutionType.RETENTION);

  @Inject AdapterConfigRepository adapters;
  @Inject BackupRepository backups;
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject DestinationScans scans;
  @Inject SnapshotWriter writer;

  /**
   * What became of one destination.
   *
   * @param written whether there is a new snapshot; there is none when nothing has changed
   * @param error why it could not be scanned; then there is none either
   */
  public record Taken(
      String destinationId, String destinationName, boolean written, Optional<String> error) {}

  /**
   * Scans every destination, one after the other; one that fails keeps no other from its turn.
   *
   * @param beforeEach is run before each of them; what it throws ends the round
   */
  public List<Taken> takeAll(Runnable beforeEach) {
    List<Taken> taken = new ArrayList<>();
    for (AdapterConfig destination : adapters.ofType(AdapterType.STORAGE)) {
      beforeEach.run();
      taken.add(tryToTake(destination));
    }
    return taken;
  }

  private Taken tryToTake(AdapterConfig destination) {
    try {
      boolean written = take(destination);
      return new Taken(destination.id(), destination.name(), written, Optional.empty());
    } catch (BackupException e) {
      return new Taken(destination.id(), destination.name(), false, Optional.of(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Destination " + destination.name() + " could not be scanned", e);
      String words = "It failed unexpectedly; the server's log says why";
      return new Taken(destination.id(), destination.name(), false, Optional.of(words));
    }
  }

  /**
   * Scans a destination and writes a snapshot if something has changed, or the last one is a day
   * old. Fails, and writes nothing, when the destination cannot be listed.
   *
   * @return whether one was written
   */
  public boolean take(AdapterConfig destination) {
    scans.refreshed(destination);
    return writer.write(destination.id(), Duration.ZERO);
  }

  /**
   * Writes a snapshot of what the catalogue says, unless there was one in the last minutes. Never
   * fails: what called it has done its work.
   */
  public void note(String destinationId) {
    try {
      writer.write(destinationId, APART);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No snapshot was taken of destination " + destinationId, e);
    }
  }

  /** The same for every destination that an execution may have changed. */
  public void afterExecution(String executionId) {
    executions
        .find(executionId)
        .filter(execution -> STORING.contains(execution.type()))
        .ifPresent(execution -> destinations(execution).forEach(this::note));
  }

  private Set<String> destinations(Execution execution) {
    Set<String> changed =
        backups.ofExecution(execution.id()).stream()
            .map(Backup::destinationId)
            .collect(Collectors.toSet());
    if (execution.type() == ExecutionType.RETENTION) {
      execution.jobId().flatMap(jobs::find).stream()
          .flatMap(job -> job.destinations().stream())
          .map(JobDestination::destinationId)
          .forEach(changed::add);
    }
    return changed;
  }
}
