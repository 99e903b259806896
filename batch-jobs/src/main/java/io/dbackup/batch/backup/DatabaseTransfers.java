package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.Run;
import io.dbackup.batch.RunLog;
import io.dbackup.batch.Runs;
import io.dbackup.batch.Words;
import io.dbackup.batch.WorkerThreads;
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
  @Inject Runs runs;
  @Inject RunLog log;
  @Inject AdapterConnections connections;
  @Inject WorkerThreads threads;
  @Inject ExecutionLifecycle lifecycle;
  @Inject Clock clock;

  private final Map<DatabaseTransfer, Instant> starts = new ConcurrentHashMap<>();

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
                      lifecycle.mayLeave(
                          executionId, work.notOurs(destination, path).toJson()));
          DatabaseTransfer transfer =
              new DatabaseTransfer(
                  run,
                  work,
                  database,
                  connections.database(work.plan().sourceConfig()),
                  copies,
                  threads);
          work.transfers().put(ordinal, transfer);
          starts.put(transfer, clock.instant());
          return null;
        });
  }

  /** The next item; null when there is nothing more to do for this database. */
  DatabaseTransfer.DumpItem read(String executionId, int ordinal) {
    return attempt(
        executionId,
        ordinal,
        null,
        (run, work, database) -> {
          DatabaseTransfer transfer = work.transfers().get(ordinal);
          return transfer == null ? null : transfer.read().orElse(null);
        });
  }

  DatabaseTransfer.Stored encode(String executionId, int ordinal, DatabaseTransfer.DumpItem item) {
    return attempt(
        executionId,
        ordinal,
        DatabaseTransfer.Stored.NOTHING,
        (run, work, database) -> work.transfers().get(ordinal).encode(item));
  }

  void store(String executionId, int ordinal, List<DatabaseTransfer.Stored> items) {
    attempt(
        executionId,
        ordinal,
        null,
        (run, work, database) -> {
          DatabaseTransfer transfer = work.transfers().get(ordinal);
          for (DatabaseTransfer.Stored item : items) {
            transfer.store(item);
          }
          database.result().ifPresent(result -> report(run, database, result, transfer));
          return null;
        });
  }

  private void report(
      Run run, DatabaseWork database, DatabaseWork.Result result, DatabaseTransfer transfer) {
    Duration time = Duration.between(starts.get(transfer), clock.instant());
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

  void close(String executionId, int ordinal) {
    Run run = runs.require(executionId);
    BackupWork work = run.get(BackupWork.class);
    DatabaseTransfer transfer = work.transfers().remove(ordinal);
    if (transfer == null) {
      return;
    }
    starts.remove(transfer);
    try {
      transfer.close();
    } catch (Exception e) {
      log.warning(run, "Closing after the dump failed: " + Words.of(e));
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
      System.getLogger(DatabaseTransfers.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "Execution " + run.executionId() + ", database " + database.ordinal(),
              cause);
    }
  }
}
