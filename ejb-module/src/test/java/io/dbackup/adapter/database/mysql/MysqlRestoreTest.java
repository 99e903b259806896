package io.dbackup.adapter.database.mysql;

import static io.dbackup.testing.contract.DatabaseAdapterContract.assertFails;
import static io.dbackup.testing.contract.DatabaseAdapterContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.testing.contract.DatabaseAdapterContract.Dumped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class MysqlRestoreTest {
  private final MysqlAdapterTest on = new MysqlAdapterTest();

  private static byte[] sql(String statements) {
    return (statements + "\n-- Dump completed on 2026-01-01  0:00:00\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static RestoreRequest into(String target) {
    return new RestoreRequest(target, Map.of(), true, Optional.empty());
  }

  @Test
  void objectsOfAnotherCollationShouldComeBackWithoutTouchingTheirSource() throws Exception {
    on.server()
        .execute(
            "",
            "CREATE DATABASE mr_collation CHARACTER SET latin2 COLLATE latin2_croatian_ci; USE mr_collation;"
                + " CREATE TABLE t (a TEXT); CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @x = 'a';"
                + " CREATE PROCEDURE p() SELECT 'a'; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 'a';"
                + " ALTER DATABASE mr_collation CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "mr_collation");
      assertThat(new String(dumped.bytes(), StandardCharsets.UTF_8))
          .contains("ALTER DATABASE `mr_collation` CHARACTER SET latin2");
      on.server().execute("", "ALTER DATABASE mr_collation CHARACTER SET ascii");
      on.restore(session, request("mr collation copy", dumped, false), dumped.bytes());
      assertThat(on.content("mr_collation").get("database")).contains("ascii");
      on.server()
          .execute(
              "", "ALTER DATABASE mr_collation CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
    }
    on.assertEqualContent("mr_collation", "mr collation copy");
    assertThat(
            on.server()
                .query(
                    "mr collation copy",
                    "SELECT DATABASE_COLLATION FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"))
        .isEqualTo("latin2_croatian_ci");
  }

  @Test
  void namesTheServerQualifiesShouldFollowTheNewName() throws Exception {
    on.server().createDatabase("mr_qualified");
    on.server()
        .execute(
            "mr_qualified",
            "CREATE SEQUENCE sq; CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN a;"
                + "CREATE TABLE t (id INT DEFAULT NEXTVAL(sq), d INT DEFAULT (LASTVAL(mr_qualified.sq)), v INT); INSERT INTO t (v) VALUES (1);"
                + "CREATE VIEW calls AS SELECT mr_qualified.f(id) AS x FROM t; CREATE USER mr_qualifier@'%';"
                + "CREATE DEFINER = mr_qualifier@'%' VIEW orphan AS SELECT t.id FROM t; DROP USER mr_qualifier@'%'");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "mr_qualified");
      assertThat(dumped.omissions()).isEmpty();
      on.restore(session, request("mr_renamed", dumped, false), dumped.bytes());
      on.server().dropDatabase("mr_qualified");
      on.server().execute("mr_renamed", "INSERT INTO t (v) VALUES (2)");
      assertThat(on.server().query("mr_renamed", "SELECT COUNT(DISTINCT id) FROM t"))
          .isEqualTo("2");
      assertThat(on.server().query("mr_renamed", "SELECT SUM(x) > 0 FROM calls")).isEqualTo("1");
    }
  }

  @Test
  void nothingInABackupShouldRunOrReadOrWriteOnThisMachine(@TempDir Path folder) throws Exception {
    Path made = folder.resolve("made");
    Path secret =
        Files.writeString(folder.resolve("secret"), "CREATE TABLE read_from_file (a int);");
    for (String command :
        List.of(
            "\\! touch " + made,
            "system touch " + made,
            "source " + secret,
            "\\. " + secret,
            "tee " + made,
            "\\T " + made,
            "pager cat > " + made + "\nSELECT 1;",
            "\\P cat > " + made + "\nSELECT 1;",
            "/*M!999999\\- enable the sandbox mode */\n\\! touch " + made,
            "SELECT 1\n\\! touch " + made + "\n;",
            "delimiter //\n\\! touch " + made + "\n//",
            "CREATE TABLE t (a TEXT); LOAD DATA LOCAL INFILE '" + secret + "' INTO TABLE t;")) {
      try (DatabaseSession session = on.open();
          Load load = session.restore(into("mr_hostile"))) {
        try {
          load.content().write(sql(command));
          load.awaitSuccess();
          assertThat(on.content("mr_hostile"))
              .as(command)
              .doesNotContainKey("definition of `read_from_file`");
        } catch (AdapterException e) {
          assertThat(e.failure()).as(command).isEqualTo(AdapterFailure.PERMANENT);
        }
      }
      assertThat(made).as(command).doesNotExist();
    }
    assertThatThrownBy(
            () ->
                on.restore(
                    on.open(),
                    into("mr_hostile"),
                    sql(
                        "CREATE TABLE t (a TEXT); LOAD DATA LOCAL INFILE '"
                            + secret
                            + "' INTO TABLE t;")))
        .isInstanceOf(AdapterException.class);
  }

  @Test
  void aFailedReplacementShouldTellWhatIsThere() throws Exception {
    on.createSmall("mr_replaced", 5);
    on.server().createDatabase("mr_was_empty");
    try (DatabaseSession session = on.open()) {
      for (String target : List.of("mr_replaced", "mr_was_empty", "mr_was_missing")) {
        try (Load load = session.restore(into(target))) {
          assertThatThrownBy(
                  () -> {
                    load.content()
                        .write(sql("CREATE TABLE x (a int); INSERT INTO nowhere VALUES (1);"));
                    load.awaitSuccess();
                  })
              .hasMessageContaining("nowhere");
          load.close();
          String state = load.targetStateAfterFailure();
          if (session.target(target).isEmpty()) {
            assertThat(state).containsAnyOf("does not exist now", "No database");
          } else {
            assertThat(state).contains("is empty");
            assertThat(session.target(target).get().empty()).isTrue();
          }
        }
      }
      assertThat(session.target("mr_was_empty")).isPresent();
      assertThat(session.target("mr_replaced")).isEmpty();
      assertThat(session.target("mr_was_missing")).isEmpty();
    }
  }

  @Test
  void whatCannotBeDoneShouldBeFoundBeforeAnythingIsDropped() throws Exception {
    on.createSmall("mr_kept", 5);
    on.server()
        .execute(
            "",
            "CREATE USER mr_dropper@'%' IDENTIFIED BY 'dropper-Secret'; GRANT DROP, SELECT, INSERT ON mr_kept.* TO mr_dropper@'%';"
                + "CREATE USER mr_owner@'%' IDENTIFIED BY 'owner-Secret'; GRANT ALL ON mr_kept.* TO mr_owner@'%';"
                + "GRANT ALL ON mr_definer.* TO mr_owner@'%'");
    on.createSmall("mr_definer", 5);
    on.server().execute("mr_definer", "CREATE VIEW v AS SELECT 1");
    SortedMap<String, String> before = on.content("mr_kept");
    try (DatabaseSession admin = on.open();
        DatabaseSession dropper =
            on.adapter()
                .open(
                    on.properties(Map.of("username", "mr_dropper", "password", "dropper-Secret")));
        DatabaseSession owner =
            on.adapter()
                .open(on.properties(Map.of("username", "mr_owner", "password", "owner-Secret")))) {
      assertFails(AdapterFailure.DENIED, () -> dropper.checkRestore(into("mr_kept")));
      assertFails(AdapterFailure.DENIED, () -> dropper.restore(into("mr_kept")));
      Dumped withView = on.dump(admin, "mr_definer");
      assertFails(AdapterFailure.DENIED, () -> owner.restore(request("mr_kept", withView, true)));
      Map<String, String> unknown = new HashMap<>(withView.properties());
      unknown.put(MysqlSource.COLLATION, "utf8mb4_0900_ai_ci");
      assertThatThrownBy(
              () -> admin.restore(new RestoreRequest("mr_kept", unknown, true, Optional.empty())))
          .hasMessageContaining("utf8mb4_0900_ai_ci");
      assertThat(on.content("mr_kept")).isEqualTo(before);
      RestoreRequest privileged =
          new RestoreRequest(
              "mr_kept",
              withView.properties(),
              true,
              Optional.of(
                  new RestoreRequest.Credentials(
                      on.server().adminUser(), on.server().adminPassword())));
      on.restore(owner, privileged, withView.bytes());
      on.assertEqualContent("mr_definer", "mr_kept");
    }
  }

  @Test
  void aDefinerTheTargetDoesNotHaveShouldBeTold() throws Exception {
    on.createSmall("mr_gone", 5);
    on.server()
        .execute(
            "mr_gone",
            "CREATE USER mr_passing@'%'; CREATE DEFINER = mr_passing@'%' VIEW v AS SELECT 1; GRANT SELECT ON mr_gone.* TO mr_passing@'%'");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "mr_gone");
      assertThat(dumped.omissions()).isEmpty();
      on.server().execute("", "DROP USER mr_passing@'%'");
      assertThat(on.restore(session, request("mr_gone_copy", dumped, false), dumped.bytes()))
          .anyMatch(warning -> warning.contains("mr_passing"));
    }
  }

  @Test
  void aFunctionTheTargetWouldRefuseShouldBeToldBefore() throws Exception {
    on.createSmall("mr_function", 5);
    on.server()
        .execute(
            "mr_function",
            "SET GLOBAL log_bin_trust_function_creators = 1; CREATE FUNCTION undeclared() RETURNS INT RETURN 1");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "mr_function");
      on.restore(session, request("mr_function_1", dumped, false), dumped.bytes());
      on.server().execute("", "SET GLOBAL log_bin_trust_function_creators = 0");
      assertThatThrownBy(() -> session.checkRestore(request("mr_function_2", dumped, false)))
          .isInstanceOf(AdapterException.class)
          .hasMessageContainingAll("undeclared", "log_bin_trust_function_creators");
    } finally {
      on.server().execute("", "SET GLOBAL log_bin_trust_function_creators = 0");
    }
  }

  @Test
  void valuesTheServerChangesWhileLoadingShouldBeTold() throws Exception {
    try (DatabaseSession session = on.open()) {
      assertThat(
              on.restore(
                  session,
                  into("mr_truncated"),
                  sql(
                      "SET SQL_MODE='NO_AUTO_VALUE_ON_ZERO'; CREATE TABLE t (a VARCHAR(3)); INSERT INTO t VALUES ('four');")))
          .singleElement()
          .asString()
          .contains("truncated");
    }
  }

  @Test
  void aRowOf64MegabytesShouldComeBackToAServerOfDefaultLimits() throws Exception {
    on.server().createDatabase("mr_large");
    on.server()
        .execute(
            "mr_large",
            "CREATE TABLE t (b LONGBLOB)",
            "INSERT INTO t VALUES (REPEAT(UNHEX('00ff0d0a5c27'), 11184811))");
    on.server().execute("", "SET GLOBAL max_allowed_packet = 16777216");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "mr_large");
      on.restore(session, request("mr_large_copy", dumped, false), dumped.bytes());
      assertThat(on.server().query("", "SELECT @@GLOBAL.max_allowed_packet")).isEqualTo("16777216");
    } finally {
      on.server().execute("", "SET GLOBAL max_allowed_packet = 268435456");
    }
    assertThat(on.server().query("mr_large_copy", "SELECT CONCAT(LENGTH(b), MD5(b)) FROM t"))
        .isEqualTo(on.server().query("mr_large", "SELECT CONCAT(LENGTH(b), MD5(b)) FROM t"));
  }

  @Test
  void namesTheEngineDoesNotAllowShouldBeRefusedInWords() {
    try (DatabaseSession session = on.open()) {
      for (String name :
          List.of(
              "", "mysql", "information_schema", "SYS", "x".repeat(65), "🐬", "ends with blank ")) {
        assertThatThrownBy(() -> session.checkRestore(into(name)))
            .as(name)
            .isInstanceOf(AdapterException.class);
      }
    }
  }

  @Test
  void versionsShouldBeComparedByVendorAndSeries() {
    try (DatabaseSession session = on.open()) {
      String own = session.version().version();
      assertThat(session.version().product()).isEqualTo("MariaDB");
      for (String fine : List.of(own, "10.1.0", "10.11.999", "5.7.44", "5.6.14")) {
        assertThat(session.incompatibility(fine)).as(fine).isEmpty();
      }
      for (String refused : List.of("99.0.1", "8.0.36", "9.7.4")) {
        assertThat(session.incompatibility(refused)).as(refused).isPresent();
      }
    }
  }
}
