package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.Watch;
import io.dbackup.batch.run.Words;
import io.dbackup.catalogue.StoredProof;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a backup of committed objects: has every destination confirm every object, then writes the
 * manifest there and has that confirmed too. A destination that cannot confirm is dropped.
 */
@ApplicationScoped
public class BackupRecorder {
  /** One more measure of patience for so many bytes to be confirmed. */
  private static final long BYTES_PER_PATIENCE = 1L << 30;

  @Inject Runs runs;
  @Inject ExecutionLifecycle lifecycle;
  @Inject AdapterConnections connections;
  @Inject RunLog log;
  @Inject LeftoverRemover remover;

  /**
   * A backup that is in place.
   *
   * @param leftovers what is still to be removed of databases and destinations that failed
   */
  public record Recorded(
      BackupManifest manifest,
      String manifestText,
      ContentFingerprint manifestFingerprint,
      List<Destination> destinations,
      Optional<Leftovers> leftovers) {}

  private interface Step {
    void run(StorageSession session) throws IOException;
  }

  /** Fails, with every reason, when there is nothing to make a backup of or nowhere to have it. */
  public Recorded record(Run run, BackupWork work) {
    run.checkGoesOn();
    if (work.stored().isEmpty()) {
      throw new BackupException(ErrorCategory.EXTERNAL, Missing.of(work));
    }
    BackupManifest manifest = work.manifest();
    byte[] bytes = ManifestCodec.write(manifest, work.manifestKey());
    ContentFingerprint fingerprint = StoredProof.fingerprint(bytes);
    for (Destination destination : work.aliveDestinations()) {
      attempt(
          run,
          work,
          destination,
          session -> complete(run, work, destination, session, bytes, fingerprint));
    }
    run.checkGoesOn();
    if (work.aliveDestinations().isEmpty()) {
      throw new BackupException(ErrorCategory.EXTERNAL, Missing.of(work));
    }
    return new Recorded(
        manifest,
        new String(bytes, StandardCharsets.UTF_8),
        fingerprint,
        work.aliveDestinations(),
        remover.remove(run.executionId(), strays(work), problem -> log.warning(run, problem)));
  }

  private void attempt(Run run, BackupWork work, Destination destination, Step step) {
    try (StorageSession session = destination.connect(run, connections)) {
      step.run(session);
      log.info(
          run, "Destination \"" + destination.name() + "\" has confirmed every byte of the backup");
    } catch (RunStoppedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      run.checkGoesOn();
      if (e instanceof AdapterException taken && taken.failure() == AdapterFailure.ALREADY_EXISTS) {
        // Somebody else's object lies where the manifest belongs; it must not be cleared away.
        Leftovers ours = work.notOurs(destination, work.manifest().manifestPath());
        lifecycle.mayLeave(run.executionId(), ours.toJson());
      }
      if (destination.fail(Words.of(e))) {
        log.error(
            run,
            "Destination \"" + destination.name() + "\" failed and is left out: " + Words.of(e));
      }
    }
  }

  private void complete(
      Run run,
      BackupWork work,
      Destination destination,
      StorageSession session,
      byte[] manifest,
      ContentFingerprint fingerprint)
      throws IOException {
    try (Watch watch = run.watch("confirmation at \"" + destination.name() + "\"", session)) {
      for (DatabaseWork database : work.stored()) {
        ContentFingerprint stored = database.result().orElseThrow().digests().stored();
        confirm(watch, session, database.path(), stored);
      }
      requireOurs(run);
      String path = work.manifest().manifestPath();
      watch.during(
          Watch.FINISHING,
          () -> {
            try (Upload upload = session.beginUpload(StoragePath.of(path))) {
              upload.write(ByteBuffer.wrap(manifest));
              return upload.commit();
            }
          });
      confirm(watch, session, path, fingerprint);
    }
  }

  /**
   * With its manifest a backup is there for everybody. A server that stood still for long enough to
   * lose its execution must not come to that.
   */
  private void requireOurs(Run run) {
    if (!lifecycle.meanwhile(run.executionId(), runs.nodeId(), execution -> {})) {
      throw new RunStoppedException("The backup was cancelled, or taken over by another server");
    }
  }

  private static void confirm(
      Watch watch, StorageSession session, String path, ContentFingerprint expected)
      throws IOException {
    int patience = (int) Math.min(10_000, Watch.FINISHING + expected.size() / BYTES_PER_PATIENCE);
    watch.during(
        patience,
        () -> {
          StoredProof.require(session, StoragePath.of(path), expected);
          return null;
        });
  }

  /** Everything noted that is not part of the backup now. */
  private static Leftovers strays(BackupWork work) {
    List<String> good = new ArrayList<>(work.stored().stream().map(DatabaseWork::path).toList());
    good.add(work.manifest().manifestPath());
    List<String> alive = work.aliveDestinations().stream().map(Destination::id).toList();
    return new Leftovers(
        work.leftovers().places().stream()
            .map(
                place ->
                    alive.contains(place.destinationId())
                        ? new Leftovers.Place(
                            place.destinationId(),
                            place.paths().stream().filter(path -> !good.contains(path)).toList())
                        : place)
            .filter(place -> !place.paths().isEmpty())
            .toList());
  }
}
