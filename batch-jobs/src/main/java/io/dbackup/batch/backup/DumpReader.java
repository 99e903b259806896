package io.dbackup.batch.backup;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Reads blocks of a dump, and after a good one the trailer. */
@Named
@Dependent
public class DumpReader extends AbstractItemReader {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String ordinal;
  @Inject DatabaseTransfers transfers;

  @Override
  public void open(Serializable checkpoint) {
    transfers.open(executionId, Integer.parseInt(ordinal));
  }

  @Override
  public Object readItem() {
    return transfers.read(executionId, Integer.parseInt(ordinal));
  }

  @Override
  public void close() {
    transfers.close(executionId, Integer.parseInt(ordinal));
  }
}
