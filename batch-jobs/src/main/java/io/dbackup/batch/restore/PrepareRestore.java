package io.dbackup.batch.restore;

import io.dbackup.backup.RestorePlan;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.error.BackupException;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** First step of a restore: everything that can be found out before anything is read or changed. */
@Named
@Dependent
public class PrepareRestore extends RunStep {
  @Inject RunLog log;
  @Inject ExecutionRepository executions;
  @Inject RestorePlanner planner;

  @Override
  protected String perform(Run run) {
    RestorePlan plan =
        executions
            .find(run.executionId())
            .flatMap(execution -> execution.parameters())
            .map(RestorePlan::parse)
            .orElseThrow(() -> BackupException.notFound("The plan of this restore"));
    log.info(run, "Preparing the restore of \"" + plan.path() + "\"");
    planner.plan(run, plan);
    run.checkGoesOn();
    run.enter(ExecutionStage.VERIFYING, 5, 20, run.get(ReadWork.class).bytes("check"));
    return null;
  }
}
