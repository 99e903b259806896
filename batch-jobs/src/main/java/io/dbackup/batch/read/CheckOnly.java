package io.dbackup.batch.read;

import io.dbackup.batch.run.ReadAhead;

/** Wants nothing of an object but that it is read: every check is made on the way here. */
public final class CheckOnly implements BlockSink {
  @Override
  public void accept(ReadAhead.Block block) {
    // The bytes have served when they could be read.
  }

  @Override
  public void finish() {
    // Nothing is open.
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Override
  public String stateAfterFailure() {
    return "";
  }
}
