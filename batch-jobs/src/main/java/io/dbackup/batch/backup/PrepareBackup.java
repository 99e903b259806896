package io.dbackup.batch.backup;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** First step of a backup: everything that can be found out before the first byte is written. */
@Named
@Dependent
public class PrepareBackup extends RunStep {
  @Inject RunLog log;
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject BackupPlanner planner;
  @Inject ExecutionLifecycle lifecycle;

  @Override
  protected String perform(Run run) {
    Execution execution =
        executions.find(run.executionId()).orElseThrow(() -> BackupException.notFound("Execution"));
    BackupJob job =
        execution
            .jobId()
            .flatMap(jobs::find)
            .orElseThrow(() -> BackupException.conflict("The job was deleted before it could run"));
    log.info(run, "Preparing the backup of job \"" + job.name() + "\"");
    BackupWork work = planner.plan(run, execution, job);
    run.put(BackupWork.class, work);
    lifecycle.mayLeave(run.executionId(), work.leftovers().toJson());
    run.checkGoesOn();
    run.enter(ExecutionStage.UPLOADING, 5, 90, work.estimatedBytes());
    return null;
  }
}
