package io.dbackup.application;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.database.TargetState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database server to restore to that answers as a test wants it to. */
final class ScriptedTarget {
  /** Databases that exist; true for an empty one. */
  final Map<String, Boolean> databases = new HashMap<>();

  /** What the checks were asked. */
  final List<RestoreRequest> checked = new ArrayList<>();

  Optional<String> incompatibility = Optional.empty();
  Optional<AdapterException> refusal = Optional.empty();
  boolean reachable = true;
  int openSessions;

  DatabaseSession open() {
    if (!reachable) {
      throw new AdapterException(AdapterFailure.RETRYABLE, "Nothing answers at db:5432");
    }
    openSessions++;
    return new Session();
  }

  private final class Session implements DatabaseSession {
    @Override
    public ServerVersion version() {
      return new ServerVersion("PostgreSQL", "15.14");
    }

    @Override
    public List<String> databases() {
      return List.copyOf(databases.keySet());
    }

    @Override
    public List<DatabaseStatistics> statistics() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DumpTool dumpTool() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Dump dump(String database) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TargetState> target(String database) {
      return Optional.ofNullable(databases.get(database))
          .map(empty -> new TargetState(database, empty, 0, 0));
    }

    @Override
    public Optional<String> incompatibility(String backupVersion) {
      return incompatibility;
    }

    @Override
    public void checkRestore(RestoreRequest request) {
      checked.add(request);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
    }

    @Override
    public Load restore(RestoreRequest request) {
      throw new AssertionError("A restore was started before it was queued");
    }

    @Override
    public void close() {
      openSessions--;
    }
  }
}
