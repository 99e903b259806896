package io.dbackup.application;

import io.dbackup.adapter.SampleDatabaseAdapter;
import io.dbackup.schedule.SettableClock;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.database.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database server to look at, where connecting, listing and finding the dump tool can be made to
 * fail. Connecting takes {@link #LATENCY} by the clock.
 */
final class ScriptedDatabaseAdapter extends SampleDatabaseAdapter {
  static final Duration LATENCY = Duration.ofMillis(45);

  /** What it was asked to connect with, one for each attempt. */
  final List<AdapterProperties> attempts = new ArrayList<>();

  Optional<AdapterException> host = Optional.empty();
  Optional<AdapterException> login = Optional.empty();
  Optional<AdapterException> tool = Optional.empty();
  int openSessions;

  private final SettableClock clock;

  ScriptedDatabaseAdapter(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public DatabaseSession open(AdapterProperties properties) {
    attempts.add(properties);
    clock.advance(LATENCY);
    failIf(host);
    openSessions++;
    return new Session();
  }

  private static void failIf(Optional<AdapterException> failure) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private final class Session implements DatabaseSession {
    @Override
    public ServerVersion version() {
      return new ServerVersion("Sample", "8.0.35");
    }

    @Override
    public List<String> databases() {
      failIf(login);
      return List.of("app", "shop");
    }

    @Override
    public List<DatabaseStatistics> statistics() {
      failIf(login);
      return List.of(new DatabaseStatistics("shop", 1_073_741_824, 42));
    }

    @Override
    public DumpTool dumpTool() {
      failIf(tool);
      return new DumpTool("sampledump", "8.0");
    }

    @Override
    public Dump dump(String database) {
      throw new UnsupportedOperationException("Nothing is dumped to look at a server");
    }

    @Override
    public Optional<TargetState> target(String database) {
      throw new UnsupportedOperationException("Nothing is restored to look at a server");
    }

    @Override
    public Optional<String> incompatibility(String backupVersion) {
      throw new UnsupportedOperationException("Nothing is restored to look at a server");
    }

    @Override
    public void checkRestore(RestoreRequest request) {
      throw new UnsupportedOperationException("Nothing is restored to look at a server");
    }

    @Override
    public Load restore(RestoreRequest request) {
      throw new UnsupportedOperationException("Nothing is restored to look at a server");
    }

    @Override
    public void close() {
      openSessions--;
    }
  }
}
