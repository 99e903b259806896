package io.dbackup.batch;

import io.dbackup.testing.server.MariaDbServer;
import io.dbackup.testing.server.TestDatabaseServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("server")
class MariaDbNamesTest implements HostileNamesContract {
  @Override
  public TestDatabaseServer server() {
    return MariaDbServer.shared();
  }

  @Override
  public String adapterId() {
    return "mysql";
  }

  @Override
  public Stream<String> ownNames() {
    return Stream.of("ü".repeat(64), "y".repeat(64));
  }
}
