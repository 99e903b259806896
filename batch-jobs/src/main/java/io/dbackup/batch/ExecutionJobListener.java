package io.dbackup.batch;

import io.dbackup.batch.run.Runs;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
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
  /** Servers may stop their batch engine before they tell the application that they stop. */
  private static final String STOPPED =
      "The server was stopped while this was running, or somebody stopped its batch job by hand."
          + " Start it again to repeat it.";

  @Inject @BatchProperty String executionId;
  @Inject Runs runs;
  @Inject RunEnding ending;
  @Inject JobContext context;

  @Override
  public void afterJob() {
    runs.find(executionId).ifPresent(run -> ending.end(run, reason(context.getBatchStatus())));
  }

  /** Said only of a run that nobody here has stopped and nothing has failed in. */
  private static String reason(BatchStatus status) {
    return status == BatchStatus.STOPPED || status == BatchStatus.STOPPING
        ? STOPPED
        : "The batch job ended as " + status;
  }
}
