package io.dbackup.batch.backup;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.Watch;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Decides what a run of a job backs up and where to. Changes nothing anywhere. */
@ApplicationScoped
public class BackupPlanner {
  private static final int SHOWN_NAMES = 20;

  @Inject AdapterConfigRepository configs;
  @Inject AdapterConnections connections;
  @Inject BackupAssembler assembler;
  @Inject RunLog log;

  /** The work of a job's backup; fails in words when it cannot be done. */
  public BackupWork plan(Run run, Execution execution, BackupJob job) {
    AdapterConfig source = source(job);
    try (DatabaseSession session =
            run.open(
                "connection to \"" + source.name() + "\"", () -> connections.database(source));
        Watch watch = run.watch("preparation of source \"" + source.name() + "\"", session)) {
      return plan(run, execution, job, source, session, watch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BackupWork plan(
      Run run,
      Execution execution,
      BackupJob job,
      AdapterConfig source,
      DatabaseSession session,
      Watch watch)
      throws IOException {
    List<String> visible = watch.during(session::databases);
    List<BackupManifest.Skipped> missing = new ArrayList<>();
    List<String> names = choose(job, visible, missing);
    missing.forEach(item -> log.error(run, "Database \"" + item.what() + "\": " + item.reason()));
    if (names.isEmpty()) {
      throw BackupException.conflict(
          job.databases().isEmpty()
              ? "The source \"" + source.name() + "\" shows no database that could be backed up"
              : "None of the databases of this job exists at the source, or its login may not connect"
                  + " to them: "
                  + String.join(", ", job.databases()));
    }
    log.info(run, names.size() + " database(s): " + shown(names));
    BackupRequest request =
        new BackupRequest(
            new BackupManifest.Job(job.id(), job.name()),
            new BackupManifest.Execution(execution.id(), execution.trigger().apiName()),
            ObjectNames.jobFolder(job.name(), job.id()),
            source,
            names,
            missing,
            job.destinations().stream().map(this::destination).toList(),
            job.compression(),
            job.compressionLevel().orElse(job.compression().defaultLevel()),
            job.encryptionProfileId(),
            false);
    return assembler.assemble(run, request, session, watch);
  }

  private AdapterConfig source(BackupJob job) {
    return configs
        .find(job.sourceId())
        .filter(config -> config.type() == AdapterType.DATABASE)
        .orElseThrow(
            () -> BackupException.conflict("The source of this job does not exist any more"));
  }

  private Destination destination(JobDestination entry) {
    return configs
        .find(entry.destinationId())
        .filter(config -> config.type() == AdapterType.STORAGE)
        .map(Destination::new)
        .orElseThrow(
            () -> BackupException.conflict("A destination of this job does not exist any more"));
  }

  private static List<String> choose(
      BackupJob job, List<String> visible, List<BackupManifest.Skipped> missing) {
    if (job.databases().isEmpty()) {
      return visible;
    }
    List<String> names = new ArrayList<>();
    for (String name : job.databases()) {
      if (visible.contains(name)) {
        names.add(name);
      } else {
        missing.add(
            new BackupManifest.Skipped(
                name, "does not exist at the source, or its login may not connect to it"));
      }
    }
    return names.stream().distinct().toList();
  }

  private static String shown(List<String> names) {
    String list = String.join(", ", names.subList(0, Math.min(SHOWN_NAMES, names.size())));
    return names.size() <= SHOWN_NAMES ? list : list + ", …";
  }
}
