package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Words;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One object on its way to all destinations. A destination where anything fails is dropped and
 * reported, and the others go on; only when none is left this fails. For one thread.
 */
final class Copies implements AutoCloseable {
  private final Run run;
  private final BackupWork work;
  private final AdapterConnections connections;
  private final RunLog log;
  private final BiConsumer<Destination, String> foreignObject;
  private final List<Copy> copies = new ArrayList<>();
  private String path;

  private interface Step {
    void apply(Copy copy) throws IOException;
  }

  /**
   * @param foreignObject told about a destination and a path where somebody else's object lies
   */
  Copies(
      Run run,
      BackupWork work,
      AdapterConnections connections,
      RunLog log,
      BiConsumer<Destination, String> foreignObject) {
    this.run = run;
    this.work = work;
    this.connections = connections;
    this.log = log;
    this.foreignObject = foreignObject;
  }

  void begin(String objectPath) {
    path = objectPath;
    for (Destination destination : work.aliveDestinations()) {
      try {
        copies.add(Copy.begin(run, destination, destination.connect(run, connections), objectPath));
      } catch (IOException | RuntimeException e) {
        drop(destination, e);
      }
    }
    requireOne();
  }

  void write(ByteBuffer piece) {
    each(copy -> copy.write(piece));
  }

  void commit() {
    each(Copy::commit);
  }

  private void each(Step step) {
    for (Iterator<Copy> each = copies.iterator(); each.hasNext(); ) {
      Copy copy = each.next();
      if (copy.destination().isAlive()) {
        try {
          step.apply(copy);
          continue;
        } catch (IOException | RuntimeException e) {
          drop(copy.destination(), e);
        }
      }
      // Another database may have failed there, which ends this copy too.
      each.remove();
      closeQuietly(copy);
    }
    requireOne();
  }

  private void drop(Destination destination, Exception failure) {
    run.checkGoesOn();
    if (failure instanceof AdapterException e && e.failure() == AdapterFailure.ALREADY_EXISTS) {
      foreignObject.accept(destination, path);
    }
    if (destination.fail(Words.of(failure))) {
      log.error(
          run,
          "Destination \""
              + destination.name()
              + "\" failed and is left out: "
              + Words.of(failure));
    }
  }

  private void requireOne() {
    if (copies.isEmpty()) {
      StringBuilder reasons = new StringBuilder("No destination is left.");
      for (Destination destination : work.destinations()) {
        destination
            .failure()
            .ifPresent(
                why -> reasons.append(" ").append(destination.name()).append(": ").append(why));
      }
      throw new BackupException(ErrorCategory.EXTERNAL, reasons.toString());
    }
  }

  private void closeQuietly(Copy copy) {
    try {
      copy.close();
    } catch (RuntimeException e) {
      log.warning(
          run,
          "An unfinished upload to \""
              + copy.destination().name()
              + "\" could not be removed yet: "
              + Words.of(e));
    }
  }

  @Override
  public void close() {
    copies.forEach(this::closeQuietly);
    copies.clear();
  }
}
