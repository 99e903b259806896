package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.BackupManifest;
import io.dbackup.job.Compression;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ManifestKey;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.StageChain;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.vault.SecretBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The making of one backup, by a job or as a safety copy: what was decided before, shared by the
 * steps and partitions that carry it out. Thread-safe.
 */
public final class BackupWork implements AutoCloseable {
  private final Plan plan;
  private final SecretBytes key;
  private final List<Destination> destinations;
  private final List<DatabaseWork> databases;
  private final AtomicReference<Leftovers> leftovers;

  /**
   * What was decided before the first byte.
   *
   * @param path of the backup
   * @param job as the manifest names it
   * @param sourceConfig where dumps come from
   * @param missing databases that were asked for and are not there
   * @param safetyCopy whether a restore makes it before it replaces something
   */
  public record Plan(
      String backupId,
      String path,
      Instant createdAt,
      BackupManifest.Job job,
      BackupManifest.Execution execution,
      AdapterConfig sourceConfig,
      BackupManifest.Source source,
      DumpTool tool,
      String dumpFormat,
      Compression compression,
      int level,
      Optional<BackupManifest.Encryption> encryption,
      List<BackupManifest.Skipped> missing,
      boolean safetyCopy) {}

  /**
   * @param key of the encryption profile, or of the instance for a backup that is not encrypted;
   *     wiped by {@link #close()}
   */
  public BackupWork(
      Plan plan,
      SecretBytes key,
      List<Destination> destinations,
      List<DatabaseWork> databases,
      Leftovers leftovers) {
    this.plan = plan;
    this.key = key;
    this.destinations = List.copyOf(destinations);
    this.databases = List.copyOf(databases);
    this.leftovers = new AtomicReference<>(leftovers);
  }

  public Plan plan() {
    return plan;
  }

  public List<Destination> destinations() {
    return destinations;
  }

  public List<Destination> aliveDestinations() {
    return destinations.stream().filter(Destination::isAlive).toList();
  }

  public List<DatabaseWork> databases() {
    return databases;
  }

  /** The databases that are in the backup. */
  public List<DatabaseWork> stored() {
    return databases.stream().filter(database -> database.result().isPresent()).toList();
  }

  public DatabaseWork database(int ordinal) {
    return databases.get(ordinal - 1);
  }

  public long estimatedBytes() {
    return databases.stream().mapToLong(DatabaseWork::estimatedBytes).sum();
  }

  /** The way of one database's bytes. */
  StageChain chain(DatabaseWork database) {
    Optional<EncryptionStage> encryption =
        plan.encryption()
            .map(
                profile ->
                    new EncryptionStage(
                        key,
                        profile.profileId(),
                        new ObjectContext(
                            plan.backupId(),
                            database.ordinal(),
                            database.name(),
                            plan.source().adapterId(),
                            plan.compression(),
                            plan.createdAt())));
    return StageChain.of(database.path(), plan.compression(), plan.level(), encryption);
  }

  /** What authenticates the manifest. */
  ManifestKey manifestKey() {
    return plan.encryption()
        .map(profile -> ManifestKey.ofProfile(profile.profileId(), key))
        .orElseGet(() -> ManifestKey.ofInstance(key));
  }

  /** The manifest of what was stored. */
  BackupManifest manifest() {
    List<BackupManifest.ObjectEntry> objects = new ArrayList<>();
    List<BackupManifest.Skipped> skipped = new ArrayList<>(plan.missing());
    for (DatabaseWork database : databases) {
      database
          .failure()
          .ifPresent(reason -> skipped.add(new BackupManifest.Skipped(database.name(), reason)));
      database
          .result()
          .ifPresent(
              result -> {
                objects.add(entry(database, result));
                result
                    .omissions()
                    .forEach(
                        omission ->
                            skipped.add(new BackupManifest.Skipped(database.name(), omission)));
              });
    }
    return new BackupManifest(
        plan.backupId(),
        plan.path(),
        plan.createdAt(),
        plan.job(),
        plan.execution(),
        plan.source(),
        new BackupManifest.Tool(plan.tool().name(), plan.tool().version()),
        plan.compression(),
        Optional.of(plan.level()),
        plan.encryption(),
        objects,
        skipped);
  }

  private BackupManifest.ObjectEntry entry(DatabaseWork database, DatabaseWork.Result result) {
    return new BackupManifest.ObjectEntry(
        database.ordinal(),
        database.name(),
        database.path(),
        plan.dumpFormat(),
        result.digests(),
        result.databaseProperties(),
        result.warnings());
  }

  /** What this run may have left at destinations so far. */
  public Leftovers leftovers() {
    return leftovers.get();
  }

  /** A path that somebody else's object has; it is never deleted by this run. */
  Leftovers notOurs(Destination destination, String path) {
    return leftovers.updateAndGet(all -> all.without(destination.id(), path));
  }

  /** Wipes the key. */
  @Override
  public void close() {
    key.close();
  }
}
