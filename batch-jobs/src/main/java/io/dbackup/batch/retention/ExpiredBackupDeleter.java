package io.dbackup.batch.retention;

import io.dbackup.application.BackupExpiry;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.Words;
import io.dbackup.catalogue.DeletionTrace;
import io.dbackup.catalogue.PartialDeletionException;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Deletes one backup a chunk. After a failure nothing more is deleted at that destination. */
@Named
@Dependent
public class ExpiredBackupDeleter extends AbstractItemWriter {
  @Inject @BatchProperty String executionId;
  @Inject Runs runs;
  @Inject BackupExpiry expiry;
  @Inject DeletionTrace trace;
  @Inject RunLog log;

  @Override
  public void writeItems(List<Object> items) {
    Run run = runs.require(executionId);
    for (Object item : items) {
      delete(run, run.get(RetentionWork.class), (RetentionWork.Expired) item);
    }
  }

  private Optional<String> deleted(RetentionWork.Expired expired) {
    try {
      return expiry.delete(expired.destination(), expired.backup(), expired.reason());
    } catch (PartialDeletionException e) {
      trace.note(expired.destination().id(), expired.backup().path(), e);
      throw e;
    }
  }

  private void delete(Run run, RetentionWork work, RetentionWork.Expired expired) {
    String path = expired.backup().path();
    String place = "\"" + path + "\" at destination \"" + expired.destination().name() + "\"";
    try {
      Optional<String> spared = run.open("deletion of " + place, () -> deleted(expired));
      if (spared.isPresent()) {
        log.info(run, "Kept " + place + ": " + spared.get());
      } else {
        work.deleted(expired);
        log.info(run, "Deleted " + place + ": " + expired.reason());
      }
      run.moved(expired.backup().storedSize());
    } catch (RunStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      run.checkGoesOn();
      String problem = "Could not delete " + place + ": " + Words.of(e);
      work.problem(problem + ". Nothing more is deleted there");
      work.giveUp(expired.destination().id());
      log.error(run, problem);
    }
  }
}
