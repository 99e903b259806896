package io.dbackup.batch.restore;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.backup.BackupAssembler;
import io.dbackup.batch.backup.BackupRequest;
import io.dbackup.batch.backup.BackupWork;
import io.dbackup.batch.backup.Destination;
import io.dbackup.batch.backup.ObjectNames;
import io.dbackup.batch.read.ObjectTask;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.Watch;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The door to the targets: opens only when every stored byte was found sound, and leads past the
 * safety copy when something would be replaced.
 */
@Named
@Dependent
public class ProtectTargets extends RunStep {
  private static final String COPY = "COPY";
  private static final String LOAD = "LOAD";

  @Inject RunLog log;
  @Inject AdapterConnections connections;
  @Inject AdapterConfigRepository configs;
  @Inject BackupAssembler assembler;
  @Inject ExecutionLifecycle lifecycle;

  @Override
  protected String perform(Run run) {
    RestoreWork work = run.get(RestoreWork.class);
    ReadWork reading = run.get(ReadWork.class);
    requireSound(reading.tasks("check"));
    if (work.toCopy().isEmpty()) {
      enterLoad(run, reading);
      return LOAD;
    }
    log.info(run, "Making a safety copy of " + String.join(", ", work.toCopy()));
    BackupWork copy = copy(run, work);
    run.put(BackupWork.class, copy);
    lifecycle.mayLeave(run.executionId(), copy.leftovers().toJson());
    run.enter(ExecutionStage.SAFETY_COPY, 20, 40, copy.estimatedBytes());
    return COPY;
  }

  static void enterLoad(Run run, ReadWork reading) {
    run.enter(ExecutionStage.RESTORING, 40, 98, reading.bytes("load"));
  }

  private static void requireSound(List<ObjectTask> checks) {
    StringBuilder reasons = new StringBuilder();
    for (ObjectTask check : checks) {
      if (!check.isDone()) {
        reasons.append(' ').append(check.failure().orElse("A check did not take place."));
      }
    }
    if (reasons.length() > 0) {
      throw new BackupException(
          ErrorCategory.INTEGRITY,
          "The backup cannot be restored and no target was touched:" + reasons);
    }
  }

  private BackupWork copy(Run run, RestoreWork work) {
    Destination destination =
        configs
            .find(work.backup().destinationId())
            .map(Destination::new)
            .orElseThrow(() -> BackupException.notFound("Destination"));
    BackupManifest manifest = work.manifest();
    String name = "Safety copy of " + work.target().name();
    BackupRequest request =
        new BackupRequest(
            new BackupManifest.Job("", name),
            new BackupManifest.Execution(run.executionId(), "system"),
            ObjectNames.jobFolder(name, run.executionId()),
            work.target(),
            work.toCopy(),
            List.of(),
            List.of(destination),
            manifest.compression(),
            manifest.compressionLevel().orElse(manifest.compression().defaultLevel()),
            work.profileId(),
            true);
    try (DatabaseSession session =
            run.open(
                "connection to \"" + work.target().name() + "\"",
                () -> connections.database(work.target()));
        Watch watch = run.watch("preparation of the safety copy", session)) {
      return assembler.assemble(run, request, session, watch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
