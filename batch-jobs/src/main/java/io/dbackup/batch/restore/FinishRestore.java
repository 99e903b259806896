package io.dbackup.batch.restore;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.JobOutcomeRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Last step of a restore: says which databases are in place and what they lack. */
@Named
@Dependent
public class FinishRestore extends RunStep {
  @Inject Runs runs;
  @Inject RunLog log;
  @Inject ExecutionLifecycle lifecycle;
  @Inject JobOutcomeRepository outcomes;
  @Inject Clock clock;

  @Override
  protected String perform(Run run) {
    RestoreWork work = run.get(RestoreWork.class);
    List<String> missing = new ArrayList<>();
    int restored = 0;
    for (RestoredDatabase database : work.databases()) {
      String name = "Database \"" + database.mapping().targetName() + "\"";
      if (database.task().isDone()) {
        restored++;
        database.warnings().forEach(note -> missing.add(name + ": " + note));
      } else {
        missing.add(name + " failed: " + database.task().failure().orElse("it was not begun"));
      }
    }
    if (restored == 0) {
      run.checkGoesOn();
      log.warnings(run, missing);
      throw new BackupException(ErrorCategory.EXTERNAL, String.join("\n", missing));
    }
    if (work.safetyCopy() != null && restored < work.databases().size()) {
      missing.add(kept(work.safetyCopy()));
    }
    log.warnings(run, missing);
    Optional<String> doubt = run.get(ReadWork.class).doubt();
    ExecutionLifecycle.Outcome outcome =
        new ExecutionLifecycle.Outcome(
            missing.isEmpty() ? null : String.join("\n", missing),
            work.plan().path(),
            work.manifest().storedSize(),
            result(work, doubt).toString());
    // What nothing here vouches for may have come from anywhere, and proves nothing of a job.
    boolean proves = missing.isEmpty() && doubt.isEmpty();
    log.progress(run);
    if (!lifecycle.succeed(
        run.executionId(),
        runs.nodeId(),
        outcome,
        execution ->
            execution
                .jobId()
                .filter(job -> proves)
                .ifPresent(job -> outcomes.restored(job, clock.instant())))) {
      throw new RunStoppedException(
          "The restore was cancelled when "
              + restored
              + " of "
              + work.databases().size()
              + " databases were in place already");
    }
    return null;
  }

  /** What somebody whose restore did not go well wants to know. */
  static String kept(String safetyCopy) {
    return "What stood at the targets is kept in the safety copy \"" + safetyCopy + "\"";
  }

  private static JsonObject result(RestoreWork work, Optional<String> doubt) {
    JsonArrayBuilder databases = JSON.createArrayBuilder();
    for (RestoredDatabase database : work.databases()) {
      JsonObjectBuilder entry =
          JSON.createObjectBuilder()
              .add("originalName", database.mapping().originalName())
              .add("targetName", database.mapping().targetName())
              .add("status", database.task().isDone() ? "restored" : "failed")
              .add("warnings", JSON.createArrayBuilder(database.warnings()));
      database.task().failure().ifPresent(why -> entry.add("error", why));
      databases.add(entry);
    }
    JsonObjectBuilder result = JSON.createObjectBuilder().add("databases", databases);
    if (work.safetyCopy() != null) {
      result.add(
          "safetyCopy",
          JSON.createObjectBuilder()
              .add("destinationId", work.backup().destinationId())
              .add("path", work.safetyCopy()));
    }
    doubt.ifPresent(text -> result.add("remark", text));
    return result.build();
  }
}
