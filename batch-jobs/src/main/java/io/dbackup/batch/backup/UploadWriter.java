package io.dbackup.batch.backup;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Writes what came out of the chain; commits with the trailer and never otherwise. */
@Named
@Dependent
public class UploadWriter extends AbstractItemWriter {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String ordinal;
  @Inject DatabaseTransfers transfers;

  @Override
  public void writeItems(List<Object> items) {
    transfers.store(
        executionId,
        Integer.parseInt(ordinal),
        items.stream().map(DatabaseTransfer.Stored.class::cast).toList());
  }

  /** Batch closes after success and after failure alike, so closing never means to publish. */
  @Override
  public void close() {
    transfers.close(executionId, Integer.parseInt(ordinal));
  }
}
