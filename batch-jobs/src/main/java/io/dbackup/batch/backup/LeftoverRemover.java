package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Words;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Removes what a run left at destinations: the very paths that were noted before they were written,
 * and never one that a backup of the catalogue consists of.
 */
@ApplicationScoped
public class LeftoverRemover {
  private static final System.Logger LOG = System.getLogger(LeftoverRemover.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  @Inject WorkerThreads threads;
  @Inject BatchSettings settings;
  @Inject AdapterConfigRepository configs;
  @Inject AdapterConnections connections;
  @Inject BackupRepository backups;

  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Removes what can be removed now. Waits for destinations that hang for less than a minute; what
   * is done there later is noted as still to be done.
   *
   * @param problems told in words what could not be removed
   * @return what is still to be removed; empty when nothing is
   */
  public Optional<Leftovers> remove(
      String executionId, Leftovers leftovers, Consumer<String> problems) {
    if (!underWay.add(executionId)) {
      return Optional.of(leftovers);
    }
    AtomicReference<Optional<Leftovers>> remaining = new AtomicReference<>(Optional.of(leftovers));
    Thread thread =
        threads.start(
            "dbackup-clear-up",
            () -> {
              try {
                remaining.set(removeAll(executionId, leftovers, problems));
              } catch (RuntimeException e) {
                LOG.log(
                    System.Logger.Level.WARNING,
                    "Clearing up after execution " + executionId + " failed; trying again later",
                    e);
              } finally {
                underWay.remove(executionId);
              }
            });
    try {
      thread.join(patience().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return remaining.get();
  }

  private Duration patience() {
    Duration stalled = settings.stallTimeout();
    return stalled.compareTo(PATIENCE) < 0 ? stalled : PATIENCE;
  }

  private Optional<Leftovers> removeAll(
      String executionId, Leftovers leftovers, Consumer<String> problems) {
    Set<String> protectedPaths = pathsOfBackups(executionId);
    List<Leftovers.Place> remaining = new ArrayList<>();
    for (Leftovers.Place place : leftovers.places()) {
      Optional<AdapterConfig> config = configs.find(place.destinationId());
      if (config.isEmpty()) {
        problems.accept("A destination was deleted; what this run wrote there stays there");
        continue;
      }
      try {
        clear(config.get(), place, protectedPaths);
      } catch (RuntimeException e) {
        remaining.add(place);
        problems.accept(
            "Unfinished objects at destination \""
                + config.get().name()
                + "\" could not be removed yet and will be later: "
                + Words.of(e));
      }
    }
    return remaining.isEmpty() ? Optional.empty() : Optional.of(new Leftovers(remaining));
  }

  private void clear(AdapterConfig config, Leftovers.Place place, Set<String> protectedPaths) {
    try (StorageSession session = connections.storage(config)) {
      for (String path : place.paths()) {
        if (!protectedPaths.contains(place.destinationId() + "\n" + path)) {
          // Unfinished ones first, lest one is committed in between.
          session.discardUncommitted(StoragePath.of(path));
          session.delete(StoragePath.of(path));
        }
      }
    }
  }

  private Set<String> pathsOfBackups(String executionId) {
    Set<String> paths = new HashSet<>();
    for (Backup backup : backups.ofExecution(executionId)) {
      BackupManifest manifest = manifestOf(backup);
      paths.add(backup.destinationId() + "\n" + manifest.manifestPath());
      manifest
          .objects()
          .forEach(object -> paths.add(backup.destinationId() + "\n" + object.path()));
    }
    return paths;
  }

  private static BackupManifest manifestOf(Backup backup) {
    byte[] text = backup.manifest().getBytes(StandardCharsets.UTF_8);
    try {
      return ManifestCodec.read(new ByteArrayInputStream(text)).unverified();
    } catch (IOException e) {
      // Without knowing what belongs to the backup nothing may be deleted.
      throw new UncheckedIOException("The catalogue's manifest of a backup cannot be read", e);
    }
  }
}
