package io.dbackup.batch.restore;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.batch.read.BlockSink;
import io.dbackup.batch.run.ReadAhead;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Watch;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import java.io.IOException;
import java.util.List;

/** Loads the dump of one database into its target. For one thread. */
final class DatabaseLoading implements BlockSink {
  private final RestoredDatabase database;
  private final DatabaseSession session;
  private final Load load;
  private final Watch watch;
  private boolean closed;

  /** Connects to the target and starts the load; the target itself is not replaced yet. */
  DatabaseLoading(
      Run run,
      AdapterConnections connections,
      AdapterConfig target,
      RestoreRequest request,
      RestoredDatabase database)
      throws IOException {
    this.database = database;
    this.session =
        run.open("connection to \"" + target.name() + "\"", () -> connections.database(target));
    String what = "load of database \"" + request.targetDatabase() + "\"";
    try (Watch starting = run.watch(what, session)) {
      this.load = starting.during(() -> session.restore(request));
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
    this.watch = run.watch(what, load);
  }

  @Override
  public void accept(ReadAhead.Block block) throws IOException {
    watch.during(
        Watch.LOADING,
        () -> {
          load.content().write(block.bytes(), 0, block.length());
          return null;
        });
  }

  @Override
  public void finish() throws IOException {
    List<String> warnings =
        watch.during(
            Watch.ENDING_LOAD,
            () -> {
              load.content().close();
              load.awaitSuccess();
              return load.warnings();
            });
    database.restored(warnings);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (session;
        watch) {
      load.close();
    }
  }

  @Override
  public String stateAfterFailure() {
    return load.targetStateAfterFailure();
  }
}
