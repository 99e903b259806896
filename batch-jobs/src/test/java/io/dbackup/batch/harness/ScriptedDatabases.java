package io.dbackup.batch.harness;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.database.TargetState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

/** A database server whose databases are byte strings and which misbehaves as told. */
public final class ScriptedDatabases implements DatabaseAdapter {
  final Map<String, byte[]> contents = new ConcurrentSkipListMap<>();
  final Map<String, DumpScript> scripts = new ConcurrentHashMap<>();
  final Map<String, LoadScript> loads = new ConcurrentHashMap<>();
  final List<String> statements = new java.util.concurrent.CopyOnWriteArrayList<>();
  final List<String> abandoned = new java.util.concurrent.CopyOnWriteArrayList<>();
  final List<String> clearedUpAs = new java.util.concurrent.CopyOnWriteArrayList<>();
  volatile CountDownLatch hanging = new CountDownLatch(0);
  volatile RuntimeException noTool;
  volatile RuntimeException unreachable;

  /** Adds a database with this content. */
  public ScriptedDatabases with(String name, byte[] content) {
    contents.put(name, content);
    return this;
  }

  /** How a database's dump goes wrong. */
  public DumpScript dumpOf(String name) {
    return scripts.computeIfAbsent(name, key -> new DumpScript());
  }

  /** How a load into a database goes wrong. */
  public LoadScript loadOf(String name) {
    return loads.computeIfAbsent(name, key -> new LoadScript());
  }

  public void withoutTool() {
    noTool = new AdapterException(AdapterFailure.PERMANENT, "No dump tool is installed.");
  }

  public void unreachable() {
    unreachable = new AdapterException(AdapterFailure.RETRYABLE, "The server does not answer.");
  }

  /** What restores that were killed left here, in words. */
  public void abandon(String... sentences) {
    abandoned.addAll(List.of(sentences));
  }

  /** The users it was cleared up as; empty texts for the configured login. */
  public List<String> clearedUpAs() {
    return List.copyOf(clearedUpAs);
  }

  /** Connections are not answered until the latch is open. */
  public CountDownLatch hang() {
    hanging = new CountDownLatch(1);
    return hanging;
  }

  public Optional<byte[]> content(String name) {
    return Optional.ofNullable(contents.get(name));
  }

  /** Everything that was done to a target, in order. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public String displayName() {
    return "Scripted";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(ConfigProperty.text("host", "Host", ""));
  }

  @Override
  public String dumpExtension() {
    return "dump";
  }

  @Override
  public DatabaseSession open(AdapterProperties properties) {
    if (unreachable != null) {
      throw unreachable;
    }
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Session();
  }

  private final class Session implements DatabaseSession {
    @Override
    public ServerVersion version() {
      return new ServerVersion("Scripted", "15.1");
    }

    @Override
    public List<String> databases() {
      return List.copyOf(contents.keySet());
    }

    @Override
    public List<DatabaseStatistics> statistics() {
      return contents.entrySet().stream()
          .map(entry -> new DatabaseStatistics(entry.getKey(), entry.getValue().length, 1))
          .toList();
    }

    @Override
    public DumpTool dumpTool() {
      if (noTool != null) {
        throw noTool;
      }
      return new DumpTool("scripted_dump", "15.1");
    }

    @Override
    public Dump dump(String database) {
      return new ScriptedDump(contents.get(database), dumpOf(database));
    }

    @Override
    public Optional<TargetState> target(String database) {
      return content(database)
          .map(bytes -> new TargetState(database, bytes.length == 0, bytes.length, 1));
    }

    @Override
    public Optional<String> incompatibility(String backupVersion) {
      return backupVersion.startsWith("99")
          ? Optional.of("The backup is newer than the server.")
          : Optional.empty();
    }

    @Override
    public void checkRestore(RestoreRequest request) {
      if (contents.getOrDefault(request.targetDatabase(), new byte[0]).length > 0
          && !request.replaceExisting()) {
        throw new AdapterException(AdapterFailure.ALREADY_EXISTS, "The target exists.");
      }
    }

    @Override
    public Load restore(RestoreRequest request) {
      checkRestore(request);
      statements.add("begin " + request.targetDatabase());
      return new ScriptedLoad(
          ScriptedDatabases.this, request.targetDatabase(), loadOf(request.targetDatabase()));
    }

    @Override
    public List<String> clearUpAbandoned(Optional<Credentials> privileged) {
      clearedUpAs.add(privileged.map(Credentials::user).orElse(""));
      return List.copyOf(abandoned);
    }

    @Override
    public void close() {}
  }

  /** For assertions on more than one database. */
  public Map<String, byte[]> contents() {
    return new TreeMap<>(contents);
  }
}
