package io.dbackup.batch;

import io.dbackup.batch.harness.TestDatabase;

class H2QueueTest implements SharedQueueContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.inMemory();
  }
}
