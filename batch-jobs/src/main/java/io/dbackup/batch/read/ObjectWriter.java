package io.dbackup.batch.read;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Hands blocks to what takes the object; only the trailer finishes it, never closing. */
@Named
@Dependent
public class ObjectWriter extends AbstractItemWriter {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String phase;
  @Inject @BatchProperty String ordinal;
  @Inject ObjectTransfers transfers;

  private ObjectTransfers.Key key() {
    return new ObjectTransfers.Key(executionId, phase, Integer.parseInt(ordinal));
  }

  @Override
  public void writeItems(List<Object> items) {
    transfers.hand(key(), items.stream().map(ObjectTransfer.Item.class::cast).toList());
  }

  @Override
  public void close() {
    transfers.close(key());
  }
}
