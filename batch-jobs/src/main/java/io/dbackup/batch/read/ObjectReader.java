package io.dbackup.batch.read;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Reads blocks of a stored object, and after a sound one the trailer. */
@Named
@Dependent
public class ObjectReader extends AbstractItemReader {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String phase;
  @Inject @BatchProperty String ordinal;
  @Inject ObjectTransfers transfers;

  private ObjectTransfers.Key key() {
    return new ObjectTransfers.Key(executionId, phase, Integer.parseInt(ordinal));
  }

  @Override
  public void open(Serializable checkpoint) {
    transfers.open(key());
  }

  @Override
  public Object readItem() {
    return transfers.read(key());
  }

  @Override
  public void close() {
    transfers.close(key());
  }
}
