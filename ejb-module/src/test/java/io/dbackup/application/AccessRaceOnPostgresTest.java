package io.dbackup.application;

import io.dbackup.persistence.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("server")
class AccessRaceOnPostgresTest implements AccessRaceContract {
  @Override
  public TestDatabase database() throws Exception {
    return TestDatabase.postgres();
  }
}
