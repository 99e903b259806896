package io.dbackup.batch.run;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;

/** A step of a run that is not a transfer: knows its run, and remembers there why it failed. */
public abstract class RunStep extends AbstractBatchlet {
  @Inject @BatchProperty String executionId;
  @Inject Runs runsOfThisNode;

  /**
   * Does the work.
   *
   * @return the exit status that the job definition decides by; null for none in particular
   */
  protected abstract String perform(Run run);

  @Override
  public final String process() {
    Run run = runsOfThisNode.require(executionId);
    try {
      run.checkGoesOn();
      return perform(run);
    } catch (RuntimeException | Error e) {
      run.failed(e);
      throw e;
    }
  }
}
