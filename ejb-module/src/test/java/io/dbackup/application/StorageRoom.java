package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.catalogue.DestinationScans;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.catalogue.SampleCatalogue;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.ExecutionQueued;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The use cases around stored backups, over a real database and a destination in memory. */
final class StorageRoom {
  static final Instant NOW = SampleBackup.CREATED.plusSeconds(3600);
  static final String TARGET = "target-1";

  final SampleCatalogue sample = new SampleCatalogue();
  final ScriptedTarget target = new ScriptedTarget();
  final TestPersistence database;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Empties the database and adds a destination and two sources. */
  StorageRoom(TestPersistence database) {
    this.database = database;
    database.clear();
    database.transaction(
        () -> {
          database.adapters().add(SampleCatalogue.config());
          database.adapters().add(source(TARGET, "postgres"));
          database.adapters().add(source("mysql-1", "mysql"));
        });
  }

  private static AdapterConfig source(String id, String adapterId) {
    return new AdapterConfig(id, id, AdapterType.DATABASE, adapterId, "{}", NOW);
  }

  /** Stores a backup and puts it into the catalogue. */
  Backup store(SampleBackup made) {
    Backup backup = made.store(sample.destination);
    database.transaction(() -> database.backups().add(backup));
    return backup;
  }

  StoredBackupUse use() {
    StoredBackupUse use = new StoredBackupUse();
    use.adapters = database.adapters();
    use.backups = database.backups();
    use.catalogue = sample.catalogue();
    use.executions = database.executions();
    use.queue = queue();
    use.audit = audit();
    use.current = nobody();
    return use;
  }

  AuditRecorder audit() {
    return new AuditRecorder(database.auditChain(), nobody(), clock);
  }

  Clock clock() {
    return clock;
  }

  AdapterConnections connections() {
    return new AdapterConnections() {
      @Override
      public DatabaseSession database(AdapterConfig config) {
        return target.open();
      }
    };
  }

  /** The explorer, with these settings. */
  StorageExplorerService explorer(Map<String, String> configuration) {
    StorageExplorerService service = new StorageExplorerService();
    service.use = use();
    service.scans = sample.scans(database, configuration);
    service.catalogue = database.catalogue();
    service.sightings = database.sightings();
    service.removal = removal();
    service.trace = sample.trace(database);
    service.snapshots = snapshots(service.scans);
    service.engines = new EngineNames();
    return service;
  }

  private BackupRemoval removal() {
    BackupRemoval removal =
        new BackupRemoval() {
          @Override
          public void lock(String destinationId, String path, boolean locked) {
            database.transaction(() -> super.lock(destinationId, path, locked));
          }

          @Override
          public void delete(String destinationId, String path) {
            database.transaction(() -> super.delete(destinationId, path));
          }
        };
    removal.use = use();
    removal.backups = database.backups();
    removal.deletion = new BackupDeletion(sample.connections());
    removal.audit = audit();
    return removal;
  }

  /** Snapshots of usage, by the clock of the sample. */
  StorageSnapshots snapshots(DestinationScans scans) {
    SnapshotWriter writer =
        new SnapshotWriter() {
          @Override
          public boolean write(String destinationId, Duration apart) {
            return database.transaction(() -> super.write(destinationId, apart));
          }
        };
    writer.snapshots = database.snapshots();
    writer.clock = sample.clock;
    StorageSnapshots snapshots = new StorageSnapshots();
    snapshots.adapters = database.adapters();
    snapshots.backups = database.backups();
    snapshots.executions = database.executions();
    snapshots.jobs = database.jobs();
    snapshots.scans = scans;
    snapshots.writer = writer;
    return snapshots;
  }

  ExecutionQueue queue() {
    ExecutionQueue queue = new ExecutionQueue();
    queue.executions = database.executions();
    queue.clock = clock;
    queue.queued = new NobodyListens();
    return queue;
  }

  private static CurrentCaller nobody() {
    return new CurrentCaller(new CallerOfRequest());
  }

  private static final class NobodyListens implements Event<ExecutionQueued> {
    @Override
    public void fire(ExecutionQueued event) {
      // Nothing waits for it here.
    }

    @Override
    public <U extends ExecutionQueued> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends ExecutionQueued> CompletionStage<U> fireAsync(
        U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<ExecutionQueued> select(Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends ExecutionQueued> Event<U> select(Class<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends ExecutionQueued> Event<U> select(
        TypeLiteral<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
