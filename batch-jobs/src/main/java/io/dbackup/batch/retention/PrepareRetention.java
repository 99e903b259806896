package io.dbackup.batch.retention;

import io.dbackup.application.RetentionPlanner;
import io.dbackup.application.RetentionPlanner.Placed;
import io.dbackup.backup.Backup;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Words;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.retention.RetentionOrder;
import io.dbackup.retention.RetentionPlan;
import io.dbackup.retention.RetentionPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * First step of a retention run: decides what is deleted at each destination. A destination that
 * cannot be read in full, where too much would go, or where a backup that is kept does not prove to
 * be there, gets nothing deleted.
 */
@Named
@Dependent
public class PrepareRetention extends RunStep {
  @Inject RunLog log;
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject RetentionPlanner planner;
  @Inject BackupCatalogue catalogue;

  @Override
  protected String perform(Run run) {
    RetentionOrder order =
        executions
            .find(run.executionId())
            .flatMap(Execution::parameters)
            .map(RetentionOrder::parse)
            .orElseThrow(() -> BackupException.notFound("The order of this retention run"));
    BackupJob job =
        jobs.find(order.jobId())
            .orElseThrow(
                () ->
                    BackupException.conflict(
                        "The job was deleted; its backups stay, and nothing was removed"));
    RetentionWork work = new RetentionWork();
    for (JobDestination place : job.destinations()) {
      decide(run, work, job, place, order);
    }
    run.put(RetentionWork.class, work);
    run.enter(ExecutionStage.RETENTION, 5, 95, work.bytes());
    return null;
  }

  private void decide(
      Run run, RetentionWork work, BackupJob job, JobDestination place, RetentionOrder order) {
    RetentionPolicy policy = RetentionPlanner.policy(job, place);
    String what = "destination " + place.destinationId();
    try {
      Placed placed =
          run.open("listing of " + what, () -> planner.plan(job, place.destinationId(), policy));
      what = "destination \"" + placed.destination().name() + "\"";
      List<RetentionWork.Expired> expired = expired(placed);
      if (!expired.isEmpty()) {
        requireConfirmation(placed, order);
        placed.plan().witnesses().forEach(id -> prove(run, placed.backups().get(id)));
      }
      work.add(expired);
      log.info(
          run,
          String.format(
              "At %s: %d of %d backups are to be deleted",
              what, expired.size(), placed.backups().size()));
    } catch (RunStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      run.checkGoesOn();
      String problem = "Nothing is deleted at " + what + ": " + Words.of(e);
      work.problem(problem);
      log.error(run, problem);
    }
  }

  private static List<RetentionWork.Expired> expired(Placed placed) {
    Map<String, String> reasons =
        placed.plan().decisions().stream()
            .collect(
                Collectors.toMap(RetentionPlan.Decision::backupId, RetentionPlan.Decision::reason));
    Function<String, RetentionWork.Expired> expired =
        id ->
            new RetentionWork.Expired(
                placed.destination(), placed.backups().get(id), reasons.get(id));
    return placed.plan().deletions().stream().map(expired).toList();
  }

  private static void requireConfirmation(Placed placed, RetentionOrder order) {
    if (placed.massDeletion() && !order.confirmed().contains(placed.plan().fingerprint())) {
      throw BackupException.conflict(
          String.format(
              "%d of %d backups would go at once, more than may without being confirmed. Look at the"
                  + " retention preview of the job and confirm it there, or lock what shall stay",
              placed.plan().deletions().size(), placed.backups().size()));
    }
  }

  /** What is deleted relies on this one: it must be authentic, and all of it in place. */
  private void prove(Run run, Backup witness) {
    String what = "opening of \"" + witness.path() + "\"";
    try (StoredBackup stored = run.open(what, () -> catalogue.open(witness))) {
      run.open(
          what,
          () -> {
            stored.requireObjects();
            return stored;
          });
    }
  }
}
