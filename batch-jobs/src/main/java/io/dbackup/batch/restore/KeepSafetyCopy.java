package io.dbackup.batch.restore;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.BackupRecorder;
import io.dbackup.batch.backup.BackupWork;
import io.dbackup.batch.backup.Catalogue;
import io.dbackup.batch.backup.Missing;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;

/** Records the safety copy, locked; without a whole one no target is touched. */
@Named
@Dependent
public class KeepSafetyCopy extends RunStep {
  @Inject Runs runs;
  @Inject RunLog log;
  @Inject BackupRecorder recorder;
  @Inject BackupRepository backups;
  @Inject ExecutionLifecycle lifecycle;
  @Inject Clock clock;

  @Override
  protected String perform(Run run) {
    BackupWork copy = run.get(BackupWork.class);
    boolean whole = copy.databases().stream().allMatch(database -> database.result().isPresent());
    if (!whole) {
      throw new BackupException(
          ErrorCategory.EXTERNAL,
          "The safety copy failed, so no target was touched. " + Missing.of(copy));
    }
    BackupRecorder.Recorded recorded = recorder.record(run, copy);
    boolean kept =
        lifecycle.meanwhile(
            run.executionId(),
            runs.nodeId(),
            execution -> {
              Catalogue.rows(copy, recorded, clock).forEach(backups::add);
              execution.mayLeave(null);
            });
    if (!kept) {
      throw new RunStoppedException("The restore was cancelled, or taken over by another server");
    }
    String path = recorded.manifest().path();
    run.get(RestoreWork.class).copiedTo(path);
    run.remark(FinishRestore.kept(path));
    log.info(run, "The safety copy is \"" + path + "\", locked, at the destination of the backup");
    String omissions = Missing.of(copy);
    if (!omissions.isEmpty()) {
      log.warning(run, "The safety copy: " + omissions);
    }
    ProtectTargets.enterLoad(run, run.get(ReadWork.class));
    return null;
  }
}
