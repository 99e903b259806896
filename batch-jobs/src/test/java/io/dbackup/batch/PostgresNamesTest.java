package io.dbackup.batch;

import io.dbackup.testing.server.PostgresServer;
import io.dbackup.testing.server.TestDatabaseServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresNamesTest implements HostileNamesContract {
  @Override
  public TestDatabaseServer server() {
    return PostgresServer.shared();
  }

  @Override
  public String adapterId() {
    return "postgres";
  }

  @Override
  public Stream<String> ownNames() {
    return Stream.of(
        "emoji 🐘🐬", "trailing blank ", "postgresql://u@evil.invalid/x", "ü".repeat(31));
  }
}
