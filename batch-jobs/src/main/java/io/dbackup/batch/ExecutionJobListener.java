package io.dbackup.batch;

import io.dbackup.batch.run.Runs;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Ends the execution of a batch job. The last step has ended it already when all went well, so
 * whatever is not ended here has failed or was stopped, whatever the batch engine says: engines
 * disagree about the status that is seen here.
 */
@Named
@Dependent
public class ExecutionJobListener extends AbstractJobListener {
  @Inject @BatchProperty String executionId;
  @Inject Runs runs;
  @Inject RunEnding ending;
  @Inject JobContext context;

  @Override
  public void afterJob() {
    runs.find(executionId)
        .ifPresent(run -> ending.end(run, "The batch job ended as " + context.getBatchStatus()));
  }
}
