package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Watch;
import io.dbackup.batch.run.Words;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.DumpTool;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the wish for a backup into work: names, keys, the dump tool, and destinations that answer
 * and have the planned names free. Writes nothing.
 */
@ApplicationScoped
public class BackupAssembler {
  @Inject AdapterConnections connections;
  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;
  @Inject BatchSettings settings;
  @Inject RunLog log;
  @Inject Clock clock;

  /**
   * The work, with at least one destination alive.
   *
   * @param watch over the session
   */
  public BackupWork assemble(Run run, BackupRequest request, DatabaseSession session, Watch watch)
      throws IOException {
    ServerVersion version = watch.during(session::version);
    DumpTool tool = watch.during(session::dumpTool);
    log.info(
        run,
        version.product()
            + " "
            + version.version()
            + ", dumped by "
            + tool.name()
            + " "
            + tool.version());
    Instant start = clock.instant();
    String dumpExtension = connections.databaseAdapter(request.source()).dumpExtension();
    String suffix =
        "."
            + dumpExtension
            + request.compression().fileSuffix()
            + (request.encryptionProfileId().isPresent() ? ".enc" : "");
    String base =
        request.folder()
            + "/"
            + ObjectNames.base(
                request.job().name(), request.execution().id(), start, settings.timeZone());
    List<String> paths = paths(request.databases(), base, suffix);
    String path = paths.size() == 1 ? paths.get(0) : base;
    checkDestinations(run, request.destinations(), path, paths);
    Optional<BackupManifest.Encryption> encryption =
        request.encryptionProfileId().map(this::encryption);
    SecretBytes key =
        encryption.map(profile -> keys.keyOf(profile.profileId())).orElseGet(keys::instanceKey);
    BackupWork.Plan plan =
        new BackupWork.Plan(
            TimeOrderedId.next(clock),
            path,
            start,
            request.job(),
            request.execution(),
            request.source(),
            new BackupManifest.Source(
                request.source().id(),
                request.source().name(),
                request.source().adapterId(),
                version.version()),
            tool,
            connections.databaseAdapter(request.source()).dumpFormat(),
            request.compression(),
            request.level(),
            encryption,
            request.missing(),
            request.safetyCopy());
    return new BackupWork(
        plan,
        key,
        request.destinations(),
        databases(request.databases(), paths, watch.during(() -> sizes(run, session))),
        leftovers(request, path, paths));
  }

  private static List<String> paths(List<String> databases, String base, String suffix) {
    String separator = databases.size() == 1 ? "_" : "/";
    return ObjectNames.databases(databases).stream()
        .map(part -> base + separator + part + suffix)
        .toList();
  }

  private BackupManifest.Encryption encryption(String profileId) {
    EncryptionProfile profile =
        profiles
            .find(profileId)
            .orElseThrow(
                () ->
                    new BackupException(
                        ErrorCategory.UNPROCESSABLE,
                        "The encryption profile of this job does not exist any more"));
    return new BackupManifest.Encryption(profile.id(), profile.name());
  }

  private void checkDestinations(
      Run run, List<Destination> destinations, String path, List<String> objects) {
    for (Destination destination : destinations) {
      try (StorageSession session = destination.connect(run, connections);
          Watch watch = run.watch("check of \"" + destination.name() + "\"", session)) {
        watch.during(
            () -> {
              session.ping();
              requireFree(session, path + BackupManifest.PATH_SUFFIX);
              objects.forEach(object -> requireFree(session, object));
              return null;
            });
      } catch (IOException | RuntimeException e) {
        run.checkGoesOn();
        destination.fail(Words.of(e));
        log.error(run, "Destination \"" + destination.name() + "\" cannot be used: " + Words.of(e));
      }
    }
    if (destinations.stream().noneMatch(Destination::isAlive)) {
      StringBuilder reasons = new StringBuilder("No destination can be used.");
      destinations.forEach(
          d -> reasons.append(" ").append(d.name()).append(": ").append(d.failure().orElse("")));
      throw new BackupException(ErrorCategory.EXTERNAL, reasons.toString());
    }
  }

  private static void requireFree(StorageSession session, String path) {
    if (session.stat(StoragePath.of(path)).isPresent()) {
      throw BackupException.conflict("\"" + path + "\" exists already and is not overwritten");
    }
  }

  private static List<DatabaseWork> databases(
      List<String> names, List<String> paths, Map<String, Long> sizes) {
    List<DatabaseWork> databases = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long size = sizes.getOrDefault(names.get(i), 0L);
      databases.add(new DatabaseWork(i + 1, names.get(i), paths.get(i), size));
    }
    return databases;
  }

  private Map<String, Long> sizes(Run run, DatabaseSession session) {
    Map<String, Long> sizes = new HashMap<>();
    try {
      for (DatabaseStatistics statistics : session.statistics()) {
        sizes.put(statistics.name(), statistics.sizeBytes());
      }
    } catch (BackupException e) {
      run.checkGoesOn();
      log.warning(run, "Sizes are unknown, so progress is too: " + e.getMessage());
    }
    return sizes;
  }

  private static Leftovers leftovers(BackupRequest request, String path, List<String> objects) {
    List<String> paths = new ArrayList<>();
    paths.add(path + BackupManifest.PATH_SUFFIX);
    paths.addAll(objects);
    return new Leftovers(
        request.destinations().stream()
            .filter(Destination::isAlive)
            .map(destination -> new Leftovers.Place(destination.id(), paths))
            .toList());
  }
}
