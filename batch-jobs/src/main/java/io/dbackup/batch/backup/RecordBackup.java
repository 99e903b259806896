package io.dbackup.batch.backup;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.backup.BackupManifest;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;

/**
 * Last step of a backup: confirmation, manifest, and then catalogue and success in one transaction,
 * so that whatever crashes, an execution is a success exactly when its backup is in the catalogue.
 */
@Named
@Dependent
public class RecordBackup extends RunStep {
  @Inject Runs runs;
  @Inject BackupRecorder recorder;
  @Inject ExecutionLifecycle lifecycle;
  @Inject BackupRepository backups;
  @Inject RunLog log;
  @Inject Clock clock;

  @Override
  protected String perform(Run run) {
    BackupWork work = run.get(BackupWork.class);
    run.enter(ExecutionStage.FINISHING, 90, 99);
    BackupRecorder.Recorded recorded = recorder.record(run, work);
    BackupManifest manifest = recorded.manifest();
    String missing = Missing.of(work);
    ExecutionLifecycle.Outcome outcome =
        new ExecutionLifecycle.Outcome(
            missing.isEmpty() ? null : missing,
            manifest.path(),
            manifest.storedSize(),
            BackupResult.of(work, manifest).toString());
    log.progress(run);
    boolean stored =
        lifecycle.succeed(
            run.executionId(),
            runs.nodeId(),
            outcome,
            execution -> {
              Catalogue.rows(work, recorded, clock).forEach(backups::add);
              execution.mayLeave(recorded.leftovers().map(Leftovers::toJson).orElse(null));
            });
    if (!stored) {
      throw new RunStoppedException("The backup was cancelled, or taken over by another server");
    }
    return null;
  }
}
