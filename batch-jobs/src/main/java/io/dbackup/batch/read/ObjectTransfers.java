package io.dbackup.batch.read;

import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.Words;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.catalogue.BackupCatalogue;
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
 * What reader and writer of a partition do together. An object that fails is an outcome that a
 * later step deals with, not a failure of the step, so the other objects go on; only an error of
 * this program or of the server passes to the batch engine.
 */
@ApplicationScoped
public class ObjectTransfers {
  private static final System.Logger LOG = System.getLogger(ObjectTransfers.class.getName());

  @Inject Runs runs;
  @Inject RunLog log;
  @Inject BackupCatalogue catalogue;
  @Inject WorkerThreads threads;
  @Inject Clock clock;

  private final Map<Key, Started> transfers = new ConcurrentHashMap<>();

  /** Names one object of one phase of one run. */
  record Key(String executionId, String phase, int ordinal) {}

  private record Started(ObjectTransfer transfer, Instant at) {}

  private interface Step<T> {
    T run(Run run, ReadWork work, ObjectTask task) throws Exception;
  }

  void open(Key key) {
    attempt(
        key,
        (run, work, task) -> {
          run.checkGoesOn();
          log.info(run, task.what());
          ObjectTransfer transfer =
              new ObjectTransfer(
                  run,
                  task,
                  run.open(
                      "opening of \"" + work.backup().path() + "\"",
                      () -> catalogue.open(work.backup(), work.trust())),
                  threads);
          transfers.put(key, new Started(transfer, clock.instant()));
          return null;
        });
  }

  /** The next item; null when there is nothing more to do for this object. */
  ObjectTransfer.Item read(Key key) {
    return attempt(key, (run, work, task) -> transfers.get(key).transfer().read().orElse(null));
  }

  void hand(Key key, List<ObjectTransfer.Item> items) {
    attempt(
        key,
        (run, work, task) -> {
          Started started = transfers.get(key);
          for (ObjectTransfer.Item item : items) {
            started.transfer().hand(item);
            if (item.block().isEmpty()) {
              task.done();
              Duration time = Duration.between(started.at(), clock.instant());
              log.info(run, task.what() + ": done, " + Words.speed(task.bytes(), time));
            }
          }
          return null;
        });
  }

  /** Ends a transfer, also of a run that has been ended meanwhile. */
  void close(Key key) {
    closed(key);
  }

  private Optional<String> closed(Key key) {
    Started started = transfers.remove(key);
    if (started == null) {
      return Optional.empty();
    }
    try {
      started.transfer().close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, key + ": closing failed", e);
    }
    return Optional.of(started.transfer().stateAfterFailure()).filter(text -> !text.isEmpty());
  }

  private <T> T attempt(Key key, Step<T> step) {
    Run run = runs.require(key.executionId());
    ReadWork work = run.get(ReadWork.class);
    ObjectTask task = work.tasks(key.phase()).get(key.ordinal() - 1);
    if (!task.isOpen()) {
      return null;
    }
    try {
      return step.run(run, work, task);
    } catch (Exception e) {
      giveUp(run, key, task, e);
      return null;
    } catch (Error e) {
      run.failed(e);
      throw e;
    }
  }

  private void giveUp(Run run, Key key, ObjectTask task, Exception cause) {
    Optional<Run.Stop> stop = run.stop();
    // Closed before it is reported, because only then the state of the target is known.
    Optional<String> closing = closed(key);
    closing.filter(text -> stop.isPresent()).ifPresent(run::remark);
    String state = closing.map(text -> " " + text).orElse("");
    String reason = stop.map(Run.Stop::reason).orElseGet(() -> Words.of(cause)) + state;
    if (task.fail(reason, cause)) {
      log.error(run, task.what() + " failed: " + reason);
      LOG.log(System.Logger.Level.WARNING, key.toString(), cause);
    }
  }
}
