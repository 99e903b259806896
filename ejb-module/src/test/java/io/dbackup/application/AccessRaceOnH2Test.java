package io.dbackup.application;

import io.dbackup.persistence.TestDatabase;

class AccessRaceOnH2Test implements AccessRaceContract {
  @Override
  public TestDatabase database() {
    return TestDatabase.h2();
  }
}
