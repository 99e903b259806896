package io.dbackup.batch.restore;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.batch.read.CheckOnly;
import io.dbackup.batch.read.ObjectTask;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Watch;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.spi.database.TargetState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a restore does, once more from the beginning: time has passed since it was queued.
 */
@ApplicationScoped
class RestorePlanner {
  private static final String ALL_THE_SAME = "Restoring all the same, as asked: ";

  @Inject AdapterConfigRepository configs;
  @Inject AdapterConnections connections;
  @Inject BackupRepository backups;
  @Inject BackupCatalogue catalogue;
  @Inject PrivilegedAuth privilegedAuth;
  @Inject RunLog log;

  /** Leaves the work with the run; fails in words when it cannot be done. Changes nothing. */
  void plan(Run run, RestorePlan plan) {
    Backup backup =
        backups
            .at(plan.destinationId(), plan.path())
            .orElseThrow(() -> BackupException.notFound("Backup " + plan.path()));
    AdapterConfig target =
        configs
            .find(plan.targetSourceId())
            .filter(config -> config.type() == AdapterType.DATABASE)
            .orElseThrow(() -> BackupException.notFound("The target of this restore"));
    Trust trust = plan.force() ? Trust.VOUCHED_FOR : Trust.AUTHENTIC;
    Opened opened = open(run, backup, trust);
    opened.doubt().ifPresent(text -> log.warning(run, ALL_THE_SAME + text));
    BackupManifest manifest = opened.manifest();
    Optional<Credentials> privileged = privilegedAuth.of(plan);
    List<RestoredDatabase> databases = new ArrayList<>();
    try (DatabaseSession session = connect(run, target);
        Watch watch = run.watch("preparation of target \"" + target.name() + "\"", session)) {
      watch.during(
          () -> {
            requireCompatible(run, session, manifest, plan);
            for (Mapping mapping : plan.mapping()) {
              databases.add(database(run, session, manifest, plan, mapping, privileged));
            }
            return null;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run.put(
        RestoreWork.class,
        new RestoreWork(plan, backup, manifest, opened.profileId(), target, databases));
    run.put(
        ReadWork.class,
        new ReadWork(
            backup,
            trust,
            opened.doubt(),
            Map.of(
                "check", databases.stream().map(RestorePlanner::check).toList(),
                "load",
                    databases.stream()
                        .map(database -> load(plan, target, database, privileged))
                        .toList())));
  }

  private DatabaseSession connect(Run run, AdapterConfig target) {
    return run.open("connection to \"" + target.name() + "\"", () -> connections.database(target));
  }

  private record Opened(
      BackupManifest manifest, Optional<String> profileId, Optional<String> doubt) {}

  private Opened open(Run run, Backup backup, Trust trust) {
    try (StoredBackup stored =
            run.open("opening of \"" + backup.path() + "\"", () -> catalogue.open(backup, trust));
        Watch watch = run.watch("reading of \"" + backup.path() + "\"", stored)) {
      return watch.during(
          () -> {
            stored.requireObjects();
            return new Opened(stored.manifest(), stored.openedBy(), stored.doubt());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireCompatible(
      Run run, DatabaseSession session, BackupManifest manifest, RestorePlan plan) {
    Optional<String> obstacle = session.incompatibility(manifest.source().engineVersion());
    if (obstacle.isPresent() && !plan.force()) {
      throw BackupException.conflict(obstacle.get());
    }
    obstacle.ifPresent(text -> log.warning(run, ALL_THE_SAME + text));
  }

  private RestoredDatabase database(
      Run run,
      DatabaseSession session,
      BackupManifest manifest,
      RestorePlan plan,
      Mapping mapping,
      Optional<Credentials> privileged) {
    ObjectEntry entry =
        manifest
            .object(mapping.originalName())
            .orElseThrow(
                () ->
                    BackupException.notFound(
                        "Database \"" + mapping.originalName() + "\" in this backup"));
    session.checkRestore(request(plan, mapping, entry, privileged));
    boolean occupied =
        session.target(mapping.targetName()).map(state -> !state.empty()).orElse(false);
    String target = "Database \"" + mapping.targetName() + "\" at the target ";
    if (occupied && plan.onExisting() == RestorePlan.OnExisting.FAIL) {
      throw BackupException.conflict(target + "exists and is not empty");
    }
    if (occupied) {
      log.info(
          run,
          target
              + (plan.safetyCopy()
                  ? "exists; it is copied and then replaced"
                  : "exists and is replaced without a safety copy, as asked"));
    } else {
      log.info(run, target + "is made, or filled if it is empty");
    }
    return new RestoredDatabase(mapping, entry, occupied && plan.safetyCopy());
  }

  private static ObjectTask check(RestoredDatabase database) {
    return new ObjectTask(
        database.entry(),
        ObjectTask.Depth.STORED,
        "Checking the stored bytes of database \"" + database.mapping().originalName() + "\"",
        run -> new CheckOnly());
  }

  private ObjectTask load(
      RestorePlan plan,
      AdapterConfig target,
      RestoredDatabase database,
      Optional<Credentials> privileged) {
    Mapping mapping = database.mapping();
    ObjectTask task =
        new ObjectTask(
            database.entry(),
            ObjectTask.Depth.PLAIN,
            "Restoring database \""
                + mapping.originalName()
                + "\" as \""
                + mapping.targetName()
                + "\"",
            run -> {
              requireNothingNew(run, target, plan, database);
              return new DatabaseLoading(
                  run,
                  connections,
                  target,
                  request(plan, mapping, database.entry(), privileged),
                  database);
            });
    database.loadedBy(task);
    return task;
  }

  /** A target that got its first content after it was looked at has no safety copy. */
  private void requireNothingNew(
      Run run, AdapterConfig target, RestorePlan plan, RestoredDatabase database)
      throws IOException {
    if (database.copyFirst() || !plan.safetyCopy()) {
      return;
    }
    String name = database.mapping().targetName();
    try (DatabaseSession session = connect(run, target);
        Watch watch = run.watch("look at database \"" + name + "\"", session)) {
      if (!watch.during(() -> session.target(name)).map(TargetState::empty).orElse(true)) {
        throw BackupException.conflict(
            "Database \""
                + name
                + "\" got content while the restore was under way; it was left alone");
      }
    }
  }

  private static RestoreRequest request(
      RestorePlan plan, Mapping mapping, ObjectEntry entry, Optional<Credentials> privileged) {
    return new RestoreRequest(
        mapping.targetName(),
        entry.databaseProperties(),
        plan.onExisting() == RestorePlan.OnExisting.REPLACE,
        privileged);
  }
}
