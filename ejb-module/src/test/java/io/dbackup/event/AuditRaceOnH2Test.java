package io.dbackup.event;

import io.dbackup.persistence.TestDatabase;

class AuditRaceOnH2Test implements AuditRaceContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.h2();
  }
}
