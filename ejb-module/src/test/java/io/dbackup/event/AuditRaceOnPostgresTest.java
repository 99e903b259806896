package io.dbackup.event;

import io.dbackup.persistence.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("server")
class AuditRaceOnPostgresTest implements AuditRaceContract {
  @Override
  public TestDatabase database() throws Exception {
    return TestDatabase.postgres();
  }
}
