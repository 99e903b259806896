package io.dbackup.batch.retention;

import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Gives the backups that are to be deleted, one after the other, oldest first. */
@Named
@Dependent
public class ExpiredBackupReader extends AbstractItemReader {
  @Inject @BatchProperty String executionId;
  @Inject Runs runs;

  @Override
  public Object readItem() {
    Run run = runs.require(executionId);
    run.checkGoesOn();
    return run.get(RetentionWork.class).next();
  }
}
