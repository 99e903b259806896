package io.dbackup.adapter.database.postgres;

import static io.dbackup.testing.contract.DatabaseAdapterContract.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Dump;
import io.dbackup.testing.contract.DatabaseAdapterContract.Dumped;
import io.dbackup.testing.server.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresDumpTest {
  private final PostgresAdapterTest on = new PostgresAdapterTest();

  private DatabaseSession openAs(String user) throws SQLException {
    on.server().execute("postgres", "CREATE ROLE " + user + " LOGIN PASSWORD 'Some-Secret'");
    return on.adapter().open(on.properties(Map.of("username", user, "password", "Some-Secret")));
  }

  @Test
  void aTableTheLoginMayNotReadShouldFailTheDumpAndBeNamed() throws Exception {
    on.createSmall("pd_denied", 5);
    on.server()
        .execute("pd_denied", "CREATE TABLE secret_table (a int)", "GRANT SELECT ON t TO PUBLIC");
    try (DatabaseSession session = openAs("pd_reader")) {
      assertThatThrownBy(() -> on.dump(session, "pd_denied"))
          .isInstanceOf(AdapterException.class)
          .hasMessageContainingAll("secret_table", "permission denied", "pd_denied");
    }
  }

  @Test
  void rowsHiddenByPoliciesShouldFailTheDump() throws Exception {
    on.createSmall("pd_policy", 5);
    on.server()
        .execute(
            "pd_policy",
            "GRANT SELECT ON t TO PUBLIC",
            "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY few ON t USING (id < 3)");
    try (DatabaseSession session = openAs("pd_limited")) {
      assertThatThrownBy(() -> on.dump(session, "pd_policy"))
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("row-level security");
    }
    try (DatabaseSession admin = on.open()) {
      assertThat(new String(on.dump(admin, "pd_policy").bytes(), StandardCharsets.UTF_8))
          .contains("value 5");
    }
  }

  @Test
  void subscriptionsALoginCannotReadShouldBeListed() throws Exception {
    on.createSmall("pd_subscription", 5);
    on.server()
        .execute(
            "pd_subscription",
            "GRANT SELECT ON t TO PUBLIC",
            "CREATE SUBSCRIPTION pd_sub CONNECTION 'host=127.0.0.1 dbname=x' PUBLICATION p WITH (connect = false)");
    try (DatabaseSession session = openAs("pd_no_superuser")) {
      assertThat(on.dump(session, "pd_subscription").omissions())
          .singleElement()
          .asString()
          .contains("1 logical replication subscriptions");
    } finally {
      on.server()
          .execute(
              "pd_subscription",
              "ALTER SUBSCRIPTION pd_sub SET (slot_name = NONE)",
              "DROP SUBSCRIPTION pd_sub");
    }
  }

  @Test
  void theMaintenanceDatabaseShouldBeListedOnceItHoldsSomething() throws Exception {
    try (DatabaseSession session = on.open()) {
      assertThat(session.databases()).doesNotContain("postgres", "template0", "template1");
      on.server().execute("postgres", "CREATE TABLE somebody_put_this_here (a int)");
      try {
        assertThat(session.databases()).contains("postgres");
      } finally {
        on.server().execute("postgres", "DROP TABLE somebody_put_this_here");
      }
    }
  }

  @Test
  void aLoginKeptOutOfTheMaintenanceDatabaseShouldStillConnect() throws Exception {
    on.createSmall("pd_only", 5);
    on.server().execute("pd_only", "GRANT SELECT ON t TO PUBLIC");
    on.server()
        .execute(
            "postgres",
            "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC",
            "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC",
            "CREATE ROLE pd_tenant LOGIN PASSWORD 'Some-Secret'");
    try (DatabaseSession session =
        on.adapter()
            .open(
                on.properties(
                    Map.of(
                        "username",
                        "pd_tenant",
                        "password",
                        "Some-Secret",
                        "database",
                        java.util.List.of("pd_only"))))) {
      Dumped dumped = on.dump(session, "pd_only");
      assertThat(dumped.bytes()).isNotEmpty();
    } finally {
      on.server()
          .execute(
              "postgres",
              "GRANT CONNECT ON DATABASE postgres TO PUBLIC",
              "GRANT CONNECT ON DATABASE template1 TO PUBLIC");
    }
  }

  @Test
  void rowsWrittenDuringADumpShouldNotBeInIt() throws Exception {
    on.createSmall("pd_snapshot", 50_000);
    on.server().execute("pd_snapshot", "CREATE TABLE z_last (a int)");
    try (DatabaseSession session = on.open();
        Dump dump = session.dump("pd_snapshot")) {
      dump.content().readNBytes(500_000);
      on.server()
          .execute(
              "pd_snapshot",
              "INSERT INTO z_last VALUES (4711471)",
              "INSERT INTO t VALUES (60001, 'late')");
      byte[] rest = dump.content().readAllBytes();
      dump.awaitSuccess();
      assertThat(new String(rest, StandardCharsets.UTF_8))
          .contains("value 49999")
          .doesNotContain("4711471", "late");
    }
  }

  @Test
  void aServerThatDiesDuringADumpShouldBeToldAsOneThatMayComeBack() throws Exception {
    try (PostgresServer own = PostgresServer.start()) {
      own.createDatabase("dying");
      own.execute(
          "dying",
          "CREATE TABLE t AS SELECT i, repeat('x', 1000) FROM generate_series(1, 20000) i");
      AdapterProperties properties =
          new AdapterProperties(
              Map.of(
                  "host",
                  "127.0.0.1",
                  "port",
                  (long) own.port(),
                  "username",
                  own.adminUser(),
                  "password",
                  own.adminPassword()));
      try (DatabaseSession session = new PostgresAdapter(ToolFinder.system()).open(properties);
          Dump dump = session.dump("dying")) {
        dump.content().readNBytes(100_000);
        own.kill();
        assertFails(
            AdapterFailure.RETRYABLE,
            () -> {
              dump.content().readAllBytes();
              dump.awaitSuccess();
            });
      }
    }
  }
}
