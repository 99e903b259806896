package io.dbackup.adapter.database.mysql;

import static io.dbackup.testing.contract.DatabaseAdapterContract.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.testing.contract.DatabaseAdapterContract.Dumped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MysqlDumpTest {
  private final MysqlAdapterTest on = new MysqlAdapterTest();

  private DatabaseSession openAs(String user, String grants) throws SQLException {
    on.server().execute("", "CREATE USER " + user + "@'%' IDENTIFIED BY 'Some-Secret'; " + grants);
    return on.adapter().open(on.properties(Map.of("username", user, "password", "Some-Secret")));
  }

  private static String text(Dumped dumped) {
    return new String(dumped.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void tablesWithoutTransactionsShouldBeNamed() throws Exception {
    on.server().createDatabase("md_engines");
    on.server()
        .execute(
            "md_engines",
            "CREATE TABLE safe (a INT); CREATE TABLE loose (a INT) ENGINE = MyISAM; INSERT INTO loose VALUES (1)");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "md_engines");
      assertThat(dumped.warnings())
          .singleElement()
          .asString()
          .contains("loose")
          .doesNotContain("safe");
      assertThat(dumped.omissions()).isEmpty();
      on.restore(session, request("md_engines_copy", dumped, false), dumped.bytes());
      on.assertEqualContent("md_engines", "md_engines_copy");
    }
  }

  @Test
  void viewsTheServerCannotUseShouldBeNamedAndNotSpoilTheBackup() throws Exception {
    on.server().createDatabase("md_views");
    on.server()
        .execute(
            "md_views",
            "CREATE TABLE t (a INT); CREATE TABLE dropped (a INT); CREATE VIEW good AS SELECT * FROM t;"
                + "CREATE VIEW broken AS SELECT * FROM dropped; CREATE VIEW `needs broken` AS SELECT * FROM broken; DROP TABLE dropped;"
                + "CREATE USER md_passing@'%'; CREATE DEFINER = md_passing@'%' VIEW orphan AS SELECT * FROM t; DROP USER md_passing@'%'");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "md_views");
      assertThat(dumped.omissions())
          .hasSize(2)
          .anyMatch(line -> line.contains("\"broken\""))
          .anyMatch(line -> line.contains("\"needs broken\""));
      on.restore(session, request("md_views_copy", dumped, false), dumped.bytes());
      assertThat(
              on.server()
                  .query(
                      "md_views_copy",
                      "SELECT GROUP_CONCAT(TABLE_NAME ORDER BY 1) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"))
          .isEqualTo("good,orphan,t");
    }
  }

  @Test
  void aViewThatARestoreCouldNotMakeShouldBeNamed() throws Exception {
    on.server().createDatabase("md_order");
    on.server()
        .execute(
            "md_order",
            "CREATE TABLE t (a INT); CREATE VIEW z AS SELECT * FROM t; CREATE VIEW a AS SELECT * FROM z WITH CHECK OPTION;"
                + "CREATE VIEW zz AS SELECT * FROM z WITH CHECK OPTION; CREATE VIEW b AS SELECT * FROM a");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "md_order");
      assertThat(dumped.omissions())
          .hasSize(2)
          .anyMatch(line -> line.contains("The view \"a\""))
          .anyMatch(line -> line.contains("The view \"b\""));
      on.restore(session, request("md_order_copy", dumped, false), dumped.bytes());
      assertThat(on.content("md_order_copy").keySet())
          .contains("definition of `z`", "definition of `zz`")
          .doesNotContain("definition of `a`");
    }
  }

  @Test
  void whatALoginCannotSeeShouldBeListed() throws Exception {
    on.createSmall("md_rights", 5);
    on.server()
        .execute(
            "md_rights",
            "CREATE TABLE hidden (a INT); CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @x = 1;"
                + "CREATE PROCEDURE p() SELECT 1; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SELECT 1");
    try (DatabaseSession all =
        openAs("md_all", "GRANT SELECT, TRIGGER, EVENT, SHOW VIEW ON *.* TO md_all@'%'")) {
      Dumped dumped = on.dump(all, "md_rights");
      assertThat(dumped.omissions()).isEmpty();
      assertThat(text(dumped)).contains("PROCEDURE", "EVENT `e`", "TRIGGER tr");
    }
    try (DatabaseSession owner =
        openAs("md_owner", "GRANT ALL ON `md\\_rights`.* TO md_owner@'%'")) {
      Dumped dumped = on.dump(owner, "md_rights");
      assertThat(dumped.omissions()).singleElement().asString().contains("routines");
      assertThat(text(dumped)).contains("EVENT `e`", "TRIGGER tr").doesNotContain("PROCEDURE");
    }
    try (DatabaseSession one = openAs("md_one", "GRANT SELECT ON md_rights.t TO md_one@'%'")) {
      Dumped dumped = on.dump(one, "md_rights");
      assertThat(dumped.omissions())
          .hasSize(4)
          .anyMatch(line -> line.contains("SELECT"))
          .anyMatch(line -> line.contains("TRIGGER"))
          .anyMatch(line -> line.contains("EVENT"))
          .anyMatch(line -> line.contains("routines"));
      assertThat(text(dumped)).contains("`t`").doesNotContain("hidden");
    }
  }

  @Test
  void aLoginWithAllRightsOnADatabaseWithoutRoutinesShouldMissNothing() throws Exception {
    on.createSmall("md_plain", 5);
    try (DatabaseSession owner =
        openAs("md_plain_owner", "GRANT ALL ON md_plain.* TO md_plain_owner@'%'")) {
      assertThat(on.dump(owner, "md_plain").omissions()).isEmpty();
    }
  }

  @Test
  void rowsWrittenDuringADumpShouldNotBeInIt() throws Exception {
    on.createSmall("md_snapshot", 50_000);
    on.server().execute("md_snapshot", "CREATE TABLE z_last (a INT)");
    try (DatabaseSession session = on.open();
        var dump = session.dump("md_snapshot")) {
      byte[] first = dump.content().readNBytes(500_000);
      on.server()
          .execute(
              "md_snapshot",
              "INSERT INTO z_last VALUES (4711471)",
              "INSERT INTO t VALUES (60001, 'late')");
      byte[] rest = dump.content().readAllBytes();
      dump.awaitSuccess();
      assertThat(first).hasSize(500_000);
      assertThat(new String(rest, StandardCharsets.UTF_8)).doesNotContain("4711471", "'late'");
    }
  }

  @Test
  void historyThatCannotBeDumpedShouldBeListed() throws Exception {
    on.server().createDatabase("md_history");
    on.server()
        .execute(
            "md_history",
            "CREATE TABLE h (id INT PRIMARY KEY, s BIGINT UNSIGNED GENERATED ALWAYS AS ROW START, e BIGINT UNSIGNED GENERATED ALWAYS AS ROW END,"
                + " PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING; INSERT INTO h (id) VALUES (1)");
    server(
        "md 'history'",
        "CREATE TABLE h (id INT) WITH SYSTEM VERSIONING; CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO SELECT 1");
    try (DatabaseSession session = on.open()) {
      assertThat(on.dump(session, "md_history").omissions())
          .singleElement()
          .asString()
          .contains("history");
      assertThat(on.dump(session, "md 'history'").omissions())
          .hasSize(2)
          .anyMatch(line -> line.contains("history"))
          .anyMatch(line -> line.contains("events"));
    }
  }

  private void server(String database, String sql) throws SQLException {
    on.server().createDatabase(database);
    on.server().execute(database, sql);
  }
}
