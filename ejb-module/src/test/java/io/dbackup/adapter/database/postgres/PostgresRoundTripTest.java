package io.dbackup.adapter.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.testing.server.PostgresServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresRoundTripTest {
  private final PostgresServer server = PostgresServer.shared();

  @Test
  void aDatabaseShouldComeBackUnderAnotherName() throws Exception {
    server.createDatabase("happy");
    server.execute(
        "happy",
        "CREATE TABLE t (id int PRIMARY KEY, v text)",
        "INSERT INTO t SELECT i, 'v' || i FROM generate_series(1, 1000) i");
    try (DatabaseSession session =
        new PostgresAdapter(ToolFinder.system())
            .open(
                new AdapterProperties(
                    Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        (long) server.port(),
                        "username",
                        server.adminUser(),
                        "password",
                        server.adminPassword())))) {
      assertThat(session.databases()).contains("happy");
      byte[] bytes;
      Map<String, String> properties;
      try (Dump dump = session.dump("happy")) {
        bytes = dump.content().readAllBytes();
        dump.awaitSuccess();
        properties = dump.databaseProperties();
        assertThat(dump.warnings()).isEmpty();
      }
      for (int i = 0; i < 2; i++) {
        try (Load load =
            session.restore(new RestoreRequest("happy copy", properties, true, Optional.empty()))) {
          load.content().write(bytes);
          load.awaitSuccess();
          assertThat(load.warnings()).isEmpty();
        }
        assertThat(server.query("happy copy", "select count(*) from t")).isEqualTo("1000");
      }
    }
  }
}
