package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.Words;
import io.dbackup.batch.run.WorkerThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What reader, processor and writer of a partition do together. A database that fails is an outcome
 * that the next step deals with, not a failure of the step, so the other databases go on; only an
 * error of this program or of the server passes to the batch engine.
 */
@ApplicationScoped
public class DatabaseTransfers {
  private static final System.Logger LOG = System.getLogger(DatabaseTransfers.class.getName());

  @Inject Runs runs;
  @Inject RunLog log;
  @Inject AdapterConnections connections;
  @Inject PieceMemory memory;
  @Inject WorkerThreads threads;
  @Inject ExecutionLifecycle lifecycle;
  @Inject Clock clock;

  private final Map<Key, Started> transfers = new ConcurrentHashMap<>();

  private record Key(String executionId, int ordinal) {}

  private record Started(DatabaseTransfer transfer, Instant at) {}

  private interface Step<T> {
    T run(Run run, BackupWork work, DatabaseWork database) throws Exception;
  }

  void open(String executionId, int ordinal) {
    attempt(
        executionId,
        ordinal,
        null,
        (run, work, database) -> {
          run.checkGoesOn();
          log.info(run, "Dumping database \"" + database.name() + "\"");
          Copies copies =
              new Copies(
                  run,
                  work,
                  connections,
                  log,
                  (destination, path) ->
                      lifecycle.mayLeave(executionId, work.notOurs(destination, path).toJson()));
          DatabaseTransfer transfer =
              new DatabaseTransfer(
                  run,
                  work,
                  database,
                  run.open(
                      "connection to \"" + work.plan().sourceConfig().name() + "\"",
                      () -> connections.database(work.plan().sourceConfig())),
                  copies,
                  memory,
                  threads);
          transfers.put(new Key(executionId, ordinal), new Started(transfer, clock.instant()));
          return null;
        });
  }

  /** The next item; null when there is nothing more to do for this database. */
  DatabaseTransfer.DumpItem read(String executionId, int ordinal) {
    return attempt(
        executionId,
        ordinal,
        null,
        (run, work, database) -> transfer(executionId, ordinal).read().orElse(null));
  }

  DatabaseTransfer.Stored encode(String executionId, int ordinal, DatabaseTransfer.DumpItem item) {
    return attempt(
        executionId,
        ordinal,
        DatabaseTransfer.Stored.NOTHING,
        (run, work, database) -> transfer(executionId, ordinal).encode(item));
  }

  void store(String executionId, int ordinal, List<DatabaseTransfer.Stored> items) {
    attempt(
        executionId,
        ordinal,
        null,
        (run, work, database) -> {
          for (DatabaseTransfer.Stored item : items) {
            transfer(executionId, ordinal).store(item);
          }
          database
              .result()
              .ifPresent(
                  result ->
                      report(
                          run,
                          database,
                          result,
                          transfers.get(new Key(executionId, ordinal)).at()));
          return null;
        });
  }

  private DatabaseTransfer transfer(String executionId, int ordinal) {
    return transfers.get(new Key(executionId, ordinal)).transfer();
  }

  private void report(Run run, DatabaseWork database, DatabaseWork.Result result, Instant start) {
    Duration time = Duration.between(start, clock.instant());
    log.info(
        run,
        "Database \""
            + database.name()
            + "\": dumped "
            + Words.speed(result.digests().plainSize(), time)
            + ", stored "
            + Words.bytes(result.digests().stored().size()));
    log.warnings(
        run, result.warnings().stream().map(line -> database.name() + ": " + line).toList());
    log.warnings(
        run,
        result.omissions().stream().map(line -> database.name() + ", left out: " + line).toList());
  }

  /** Ends a transfer, also of a run that has been ended meanwhile. */
  void close(String executionId, int ordinal) {
    Started started = transfers.remove(new Key(executionId, ordinal));
    if (started == null) {
      return;
    }
    try {
      started.transfer().close();
    } catch (Exception e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Execution " + executionId + ", database " + ordinal + ": closing failed",
          e);
    }
  }

  private <T> T attempt(String executionId, int ordinal, T nothing, Step<T> step) {
    Run run = runs.require(executionId);
    BackupWork work = run.get(BackupWork.class);
    DatabaseWork database = work.database(ordinal);
    if (!database.isOpen()) {
      return nothing;
    }
    try {
      return step.run(run, work, database);
    } catch (Exception e) {
      giveUp(run, database, e);
      return nothing;
    } catch (Error e) {
      run.failed(e);
      throw e;
    }
  }

  private void giveUp(Run run, DatabaseWork database, Exception cause) {
    Optional<Run.Stop> stop = run.stop();
    String reason = stop.map(Run.Stop::reason).orElseGet(() -> Words.of(cause));
    if (database.fail(reason) && stop.isEmpty()) {
      log.error(run, "Database \"" + database.name() + "\" failed: " + reason);
      LOG.log(
          System.Logger.Level.WARNING,
          "Execution " + run.executionId() + ", database " + database.ordinal(),
          cause);
    }
  }
}
