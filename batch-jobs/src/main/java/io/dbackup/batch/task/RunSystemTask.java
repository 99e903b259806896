package io.dbackup.batch.task;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.application.SystemTasks;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The only step of a system task: the task itself does the work, this tells its story. */
@Named
@Dependent
public class RunSystemTask extends RunStep {
  private static final int FROM = 5;
  private static final int TO = 95;

  @Inject Runs runs;
  @Inject RunLog log;
  @Inject ExecutionRepository executions;
  @Inject ExecutionLifecycle lifecycle;
  @Inject SystemTasks tasks;

  @Override
  protected String perform(Run run) {
    SystemTask task =
        executions
            .find(run.executionId())
            .flatMap(Execution::jobId)
            .flatMap(tasks::find)
            .orElseThrow(() -> BackupException.notFound("The system task of this execution"));
    run.enter(ExecutionStage.WORKING, FROM, TO, 0);
    TaskReport report =
        new TaskReport((problem, line) -> write(run, problem, line), () -> goOn(run));
    task.run(report);
    run.checkGoesOn();
    String problems = String.join("\n", report.problems());
    ExecutionLifecycle.Outcome outcome =
        new ExecutionLifecycle.Outcome(
            problems.isEmpty() ? null : problems,
            null,
            null,
            JSON.createObjectBuilder()
                .add("problems", JSON.createArrayBuilder(report.problems()))
                .build()
                .toString());
    if (!lifecycle.succeed(run.executionId(), runs.nodeId(), outcome, execution -> {})) {
      throw new RunStoppedException("The system task was cancelled");
    }
    return null;
  }

  private static void goOn(Run run) {
    run.moved(0);
    run.checkGoesOn();
  }

  private void write(Run run, boolean problem, String line) {
    run.moved(0);
    if (problem) {
      log.warning(run, line);
    } else {
      log.info(run, line);
    }
  }
}
