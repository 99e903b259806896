package io.dbackup.batch.retention;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArrayBuilder;

/** Last step of a retention run: what was deleted, and what was not. */
@Named
@Dependent
public class FinishRetention extends RunStep {
  @Inject Runs runs;
  @Inject ExecutionLifecycle lifecycle;

  @Override
  protected String perform(Run run) {
    RetentionWork work = run.get(RetentionWork.class);
    String problems = String.join("\n", work.problems());
    if (!work.anyDestinationRead()) {
      throw new BackupException(ErrorCategory.EXTERNAL, problems);
    }
    ExecutionLifecycle.Outcome outcome =
        new ExecutionLifecycle.Outcome(
            problems.isEmpty() ? null : problems, null, null, result(work));
    if (!lifecycle.succeed(run.executionId(), runs.nodeId(), outcome, execution -> {})) {
      throw new RunStoppedException("The retention run was cancelled");
    }
    return null;
  }

  private static String result(RetentionWork work) {
    JsonArrayBuilder deleted = JSON.createArrayBuilder();
    for (RetentionWork.Expired expired : work.deleted()) {
      deleted.add(
          JSON.createObjectBuilder()
              .add("destinationId", expired.destination().id())
              .add("path", expired.backup().path())
              .add("size", expired.backup().storedSize())
              .add("reason", expired.reason()));
    }
    return JSON.createObjectBuilder()
        .add("deleted", deleted)
        .add("problems", JSON.createArrayBuilder(work.problems()))
        .build()
        .toString();
  }
}
