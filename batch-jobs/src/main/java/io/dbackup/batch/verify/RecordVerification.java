package io.dbackup.batch.verify;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.backup.Backup;
import io.dbackup.batch.read.ObjectTask;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/** Last step of a verification: the verdict, with the backup and with the execution. */
@Named
@Dependent
public class RecordVerification extends RunStep {
  @Inject Runs runs;
  @Inject Verdict verdict;
  @Inject RunLog log;
  @Inject ExecutionLifecycle lifecycle;

  @Override
  protected String perform(Run run) {
    ReadWork work = run.get(ReadWork.class);
    Backup backup = work.backup();
    List<String> failures = new ArrayList<>();
    for (ObjectTask task : work.tasks("verify")) {
      task.cause().ifPresent(cause -> verdict.damagedIfSo(backup, cause));
      if (!task.isDone()) {
        failures.add(task.failure().orElse("An object was not read"));
      }
    }
    if (!failures.isEmpty()) {
      run.checkGoesOn();
      throw new BackupException(ErrorCategory.INTEGRITY, String.join("\n", failures));
    }
    String unproved = work.doubt().map(RecordVerification::unproved).orElse(null);
    verdict.sound(backup, unproved);
    ExecutionLifecycle.Outcome outcome =
        new ExecutionLifecycle.Outcome(unproved, backup.path(), backup.storedSize(), result(work));
    log.progress(run);
    if (!lifecycle.succeed(run.executionId(), runs.nodeId(), outcome, execution -> {})) {
      throw new RunStoppedException("The verification was cancelled");
    }
    return null;
  }

  private static String unproved(String doubt) {
    return "Every byte is as the manifest says. " + doubt;
  }

  private static String result(ReadWork work) {
    JsonArrayBuilder objects = JSON.createArrayBuilder();
    for (ObjectTask task : work.tasks("verify")) {
      objects.add(
          JSON.createObjectBuilder()
              .add("database", task.entry().database())
              .add("path", task.entry().path())
              .add("plainSize", task.entry().digests().plainSize())
              .add("status", "passed"));
    }
    return JSON.createObjectBuilder()
        .add("manifest", work.doubt().isEmpty() ? "authentic" : "unauthenticated")
        .add("objects", objects)
        .build()
        .toString();
  }
}
