package io.dbackup.adapter.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.testing.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class AbandonedDatabasesTest {
  private static final String SCRATCH = "dbackup_restore_00000000000000aa";
  private static final String KEPT = "dbackup_old_00000000000000bb";
  private static final List<String> OTHERS =
      List.of(
          "dbackup_restore_mine",
          "dbackup_restore_00000000000000AA",
          "dbackup_restore_00000000000000aa2",
          "my_dbackup_restore_00000000000000aa");

  private final PostgresAdapterTest on = new PostgresAdapterTest();

  @AfterEach
  void drop() throws SQLException {
    for (String name : OTHERS) {
      drop(name);
    }
    drop(SCRATCH);
    drop(KEPT);
  }

  private void drop(String name) throws SQLException {
    on.server()
        .execute("postgres", "DROP DATABASE IF EXISTS " + PostgresServer.quoted(name) + " (FORCE)");
  }

  private List<String> clearUp() {
    try (DatabaseSession session = on.open()) {
      return session.clearUpAbandoned(Optional.empty()).stream()
          .filter(sentence -> sentence.contains(SCRATCH) || sentence.contains(KEPT))
          .toList();
    }
  }

  private boolean exists(String name) throws SQLException {
    String sql = "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'";
    return on.server().query("postgres", sql).equals("1");
  }

  @Test
  void anUnfinishedCopyShouldBeRemovedThoughItsLoaderStillRuns() throws Exception {
    on.server().createDatabase(SCRATCH);
    try (Connection loader = on.server().connect(SCRATCH)) {
      assertThat(clearUp()).containsExactly("The unfinished copy \"" + SCRATCH + "\" was removed.");
      assertThat(exists(SCRATCH)).isFalse();
      assertThat(loader.isValid(5)).isFalse();
    }
  }

  @Test
  void namesThatUsersMayHaveChosenShouldBeLeftAlone() throws Exception {
    for (String name : OTHERS) {
      on.server().createDatabase(name);
    }
    assertThat(clearUp()).isEmpty();
    for (String name : OTHERS) {
      assertThat(exists(name)).as(name).isTrue();
    }
  }

  @Test
  void aCopyThatIsWorkedOnShouldBeLeftAloneWhereverItsMakerIsConnected() throws Exception {
    on.server().createDatabase(SCRATCH);
    for (String elsewhere : List.of("postgres", "template1")) {
      try (Connection maker = on.server().connect(elsewhere)) {
        Sql.run(maker, "SELECT pg_advisory_lock(hashtext('" + SCRATCH + "'), hashtext('dbackup'))");
        assertThat(clearUp()).singleElement().asString().contains(SCRATCH + "\" is in use");
        assertThat(exists(SCRATCH)).isTrue();
      }
    }
  }

  @Test
  void aFormerContentThatWasLeftShouldBeNamedAndKept() throws Exception {
    on.server().createDatabase(KEPT);
    assertThat(clearUp()).singleElement().asString().contains("\"" + KEPT + "\"; drop it");
    assertThat(exists(KEPT)).isTrue();
  }

  @Test
  void whatTheLoginDoesNotOwnShouldBeNoneOfItsBusiness() throws Exception {
    on.server().createDatabase(SCRATCH);
    on.server().execute("postgres", "CREATE ROLE ad_nobody LOGIN PASSWORD 'x'");
    try (DatabaseSession session = on.open()) {
      assertThat(session.clearUpAbandoned(Optional.of(new Credentials("ad_nobody", "x"))))
          .isEmpty();
      assertThat(exists(SCRATCH)).isTrue();
    } finally {
      on.server().execute("postgres", "DROP ROLE ad_nobody");
    }
  }
}
