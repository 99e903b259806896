package io.dbackup.batch.backup;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends blocks through the chain of their database and hands on what comes out. */
@Named
@Dependent
public class TransformProcessor implements ItemProcessor {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String ordinal;
  @Inject DatabaseTransfers transfers;

  @Override
  public Object processItem(Object item) {
    return transfers.encode(
        executionId, Integer.parseInt(ordinal), (DatabaseTransfer.DumpItem) item);
  }
}
