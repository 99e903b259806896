package io.dbackup.batch.harness;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.application.BackupExpiry;
import io.dbackup.application.ExecutionJournal;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.application.ExecutionQueue;
import io.dbackup.application.RetentionPlanner;
import io.dbackup.application.RetentionTrigger;
import io.dbackup.application.StoredBackupUse;
import io.dbackup.backup.Backup;
import io.dbackup.batch.ExecutionRecovery;
import io.dbackup.batch.ExecutionStarter;
import io.dbackup.batch.Heartbeat;
import io.dbackup.batch.run.Runs;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.event.AuditChain;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditSeal;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.Trigger;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.AuditRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobOutcomeRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.persistence.SightingRepository;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.server.TestDatabaseServer;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.MasterKey;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import io.dbackup.vault.SecretCipher;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jberet.creation.BatchCDIExtension;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * The whole engine without a server: the real job definitions in JBeret, Weld, Hibernate on H2 with
 * the real migrations, scripted databases and destinations. One at a time.
 */
public final class Engine implements AutoCloseable {
  /** JBeret looks for a container of this name before it makes its own. */
  private static final String CONTAINER = "STATIC_INSTANCE";

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final ScriptedDatabases databases = new ScriptedDatabases();
  private final ScriptedStorage storage = new ScriptedStorage();
  private final TestClock clock = new TestClock();
  private final Map<String, String> settings = new ConcurrentHashMap<>();
  private final Map<String, String> places = new ConcurrentHashMap<>();
  private volatile MasterKey masterKey = new MasterKey(new byte[32]);
  private final TestDatabase database;
  private WeldContainer container;

  public Engine() {
    this(TestDatabase.inMemory());
  }

  /** On another database, which is closed with the engine. */
  public Engine(TestDatabase database) {
    this.database = database;
    TestBeans.use(this);
    start();
  }

  private void start() {
    container =
        new Weld(CONTAINER)
            .disableDiscovery()
            .addExtension(new BatchCDIExtension())
            .addPackages(
                false,
                ExecutionStarter.class,
                Runs.class,
                io.dbackup.batch.backup.PrepareBackup.class,
                io.dbackup.batch.read.ObjectReader.class,
                io.dbackup.batch.restore.PrepareRestore.class,
                io.dbackup.batch.verify.PrepareVerification.class,
                io.dbackup.batch.retention.PrepareRetention.class,
                io.dbackup.batch.task.RunSystemTask.class,
                io.dbackup.catalogue.BackupCatalogue.class)
            .addBeanClasses(
                RequiredTransaction.class,
                NewTransaction.class,
                TestBeans.class,
                PlainThreads.class,
                TestRuns.class,
                ExecutionJournal.class,
                ExecutionLifecycle.class,
                ExecutionQueue.class,
                RetentionPlanner.class,
                RetentionTrigger.class,
                StoredBackupUse.class,
                BackupExpiry.class,
                AuditChain.class,
                AuditRecorder.class,
                AuditSeal.class,
                AuditRepository.class,
                CurrentCaller.class,
                CallerOfRequest.class,
                ExecutionRepository.class,
                JobRepository.class,
                JobOutcomeRepository.class,
                AdapterConfigRepository.class,
                BackupRepository.class,
                ProfileRepository.class,
                SightingRepository.class,
                AdapterRegistry.class,
                AdapterConnections.class,
                ConfigVault.class,
                ProfileKeys.class,
                SecretCipher.class)
            .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
            .initialize();
  }

  /** Another start of the server on the same database, as after a crash. */
  public void restart() {
    container.shutdown();
    start();
  }

  /** Another start with another master key, as if backups and database had come from elsewhere. */
  public void restartWithAnotherMasterKey() {
    masterKey = new MasterKey(content(32, (char) 7));
    restart();
  }

  MasterKey masterKey() {
    return masterKey;
  }

  public ScriptedDatabases databases() {
    return databases;
  }

  public ScriptedStorage storage() {
    return storage;
  }

  public TestDatabase database() {
    return database;
  }

  public TestClock testClock() {
    return clock;
  }

  /** Settings of the instance; set them before the first use. */
  public Map<String, String> settings() {
    return settings;
  }

  public <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  /** A configured source. */
  public String source(String name) {
    return configure(
        name, AdapterType.DATABASE, "scripted", Json.createObjectBuilder().add("host", "h"));
  }

  /** A configured destination in memory, empty. */
  public String destination(String name) {
    String place = name + UUID.randomUUID();
    String id =
        configure(
            name, AdapterType.STORAGE, "memory", Json.createObjectBuilder().add("place", place));
    places.put(id, place);
    return id;
  }

  /** A configured destination in a folder. */
  public String folder(String name, Path folder) {
    return configure(
        name,
        AdapterType.STORAGE,
        "local-fs",
        Json.createObjectBuilder().add("basePath", folder.toString()));
  }

  /** A configured source, which is a target as well, at a real server. */
  public String server(String name, String adapterId, TestDatabaseServer server) {
    return configure(
        name,
        AdapterType.DATABASE,
        adapterId,
        Json.createObjectBuilder()
            .add("host", TestDatabaseServer.HOST)
            .add("port", server.port())
            .add("username", server.adminUser())
            .add("password", server.adminPassword()));
  }

  private String configure(
      String name, AdapterType type, String adapterId, JsonObjectBuilder properties) {
    String id = TimeOrderedId.next(clock);
    String sealed =
        bean(ConfigVault.class)
            .seal(id, bean(AdapterRegistry.class).require(adapterId), properties.build());
    inTransaction(
        () ->
            bean(AdapterConfigRepository.class)
                .add(new AdapterConfig(id, name, type, adapterId, sealed, clock.instant())));
    return id;
  }

  /** The place in memory of a destination. */
  public String placeOf(String destinationId) {
    return places.get(destinationId);
  }

  /** An encryption profile with a known key. */
  public String profile() {
    String id = UUID.randomUUID().toString();
    String sealed = bean(ProfileKeys.class).seal(id, SecretBytes.copyOf(new byte[32]));
    inTransaction(
        () ->
            bean(ProfileRepository.class)
                .add(new EncryptionProfile(id, "Key " + id, null, sealed, clock.instant())));
    return id;
  }

  /** A job with ZSTD, changed as wanted. */
  public String job(String sourceId, List<String> destinations, Consumer<BackupJob> change) {
    String id = TimeOrderedId.next(clock);
    List<JobDestination> targets = new ArrayList<>();
    for (String destination : destinations) {
      targets.add(new JobDestination(destination, targets.size(), null));
    }
    BackupJob job = new BackupJob(id, "Job " + id, "0 2 * * *", sourceId, targets, clock.instant());
    job.compressWith(Compression.ZSTD, null);
    change.accept(job);
    inTransaction(() -> bean(JobRepository.class).add(job));
    return id;
  }

  /** Queues a backup without starting it. */
  public String queueBackup(String jobId) {
    return bean(ExecutionQueue.class)
        .backup(bean(JobRepository.class).find(jobId).orElseThrow(), Trigger.MANUAL, null)
        .executionId();
  }

  /** Queues a restore or verification without starting it. */
  public String queue(ExecutionType type, String parameters) {
    return bean(ExecutionQueue.class)
        .ofBackup(type, null, "test", parameters, Trigger.MANUAL, null);
  }

  /** Runs a backup to its end. */
  public Execution backup(String jobId) {
    return finish(queueBackup(jobId));
  }

  /** Starts what waits and drives the heartbeat until an execution and its run have ended. */
  public Execution finish(String executionId) {
    bean(ExecutionStarter.class).startWaiting();
    return await(executionId);
  }

  /** Drives the heartbeat until an execution and its run have ended. */
  public Execution await(String executionId) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Execution execution = execution(executionId);
      if (execution.status().isFinal() && bean(Runs.class).all().isEmpty()) {
        return execution;
      }
      bean(Heartbeat.class).beat();
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    throw new AssertionError(
        "Execution did not end: " + execution(executionId).status() + "\n" + log(executionId));
  }

  public Execution execution(String executionId) {
    return bean(ExecutionRepository.class).find(executionId).orElseThrow();
  }

  /** The log, one line each. */
  public String log(String executionId) {
    StringBuilder lines = new StringBuilder();
    for (LogEntry entry : bean(ExecutionRepository.class).log(executionId, 0, 1000)) {
      lines.append(entry.level()).append(' ').append(entry.message()).append('\n');
    }
    return lines.toString();
  }

  public List<Backup> backups(String executionId) {
    return bean(BackupRepository.class).ofExecution(executionId);
  }

  /** Asks for the end of an execution, as the API does. */
  public void cancel(String executionId) {
    inTransaction(
        () ->
            bean(ExecutionRepository.class)
                .lock(executionId)
                .orElseThrow()
                .cancel(clock.instant()));
  }

  public void recover() {
    bean(ExecutionRecovery.class).recover();
  }

  /** Paths of everything that lies at a destination. */
  public List<String> stored(String destinationId) {
    try (StorageSession session = storage.truth(places.get(destinationId));
        Stream<StoredObject> objects = session.list(StoragePath.ROOT)) {
      return objects.map(object -> object.path().value()).sorted().toList();
    }
  }

  /** Changes one byte of what is stored; a negative offset counts from the end. */
  public void changeByte(String destinationId, String path, int offset) {
    try (StorageSession session = storage.truth(places.get(destinationId))) {
      StoragePath place = StoragePath.of(path);
      byte[] bytes = session.read(place, 0).readAllBytes();
      bytes[offset < 0 ? bytes.length + offset : offset] ^= 1;
      session.delete(place);
      try (Upload upload = session.beginUpload(place)) {
        upload.write(ByteBuffer.wrap(bytes));
        upload.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void inTransaction(Runnable work) {
    try {
      database.transaction(
          () -> {
            work.run();
            return null;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many bytes that compress a little. */
  public static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(length).nextBytes(bytes);
    for (int i = 0; i < length; i += 3) {
      bytes[i] = 'x';
    }
    return bytes;
  }

  /** So many equal bytes. */
  public static byte[] content(int length, char filling) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) filling);
    return bytes;
  }

  @Override
  public void close() {
    container.shutdown();
    database.close();
  }
}
