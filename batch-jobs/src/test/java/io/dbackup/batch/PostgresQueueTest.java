package io.dbackup.batch;

import io.dbackup.batch.harness.TestDatabase;
import io.dbackup.testing.server.PostgresServer;
import org.junit.jupiter.api.Tag;

/** On the database for several nodes. */
@Tag("server")
class PostgresQueueTest implements SharedQueueContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.on(PostgresServer.shared());
  }
}
