package io.dbackup.adapter.database.postgres;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresRestoreTest {
  private final PostgresAdapterTest on = new PostgresAdapterTest();

  private List<String> scratchDatabases() throws SQLException {
    String found =
        on.server()
            .query(
                "postgres",
                "SELECT string_agg(datname, ',') FROM pg_database WHERE datname ~ '^dbackup_(restore|old)_'");
    return found == null ? List.of() : List.of(found.split(","));
  }

  /** An archive whose table of contents is whole and whose data no table takes. */
  private static byte[] withDamagedRow(byte[] archive) {
    byte[] mark = "4321\tvalue 4321\n".getBytes(StandardCharsets.UTF_8);
    byte[] damaged = archive.clone();
    for (int i = 0; i < damaged.length - mark.length; i++) {
      if (new String(damaged, i, mark.length, StandardCharsets.ISO_8859_1)
          .equals("4321\tvalue 4321\n")) {
        damaged[i + 1] = 'x';
        return damaged;
      }
    }
    throw new AssertionError("row not found");
  }

  @Test
  void aLoadThatFailsShouldLeaveTheOldDatabaseAsItWas() throws Exception {
    on.createSmall("pr_source", 5000);
    on.createSmall("pr_old", 7);
    SortedMap<String, String> before = on.content("pr_old");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_source");
      RestoreRequest request = request("pr_old", dumped, true);
      try (Load load = session.restore(request)) {
        assertThatThrownBy(
                () -> {
                  load.content().write(withDamagedRow(dumped.bytes()));
                  load.awaitSuccess();
                })
            .isInstanceOf(AdapterException.class)
            .hasMessageContaining("4x21");
        load.close();
        assertThat(load.targetStateAfterFailure())
            .isEqualTo("The database \"pr_old\" is as it was before.");
      }
    }
    assertThat(on.content("pr_old")).isEqualTo(before);
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void clientsThatKeepComingBackShouldNotPreventTheReplacement() throws Exception {
    on.createSmall("pr_busy", 10);
    on.createSmall("pr_busy_source", 3000);
    AtomicBoolean done = new AtomicBoolean();
    Thread client =
        new Thread(
            () -> {
              while (!done.get()) {
                try (Connection connection = on.server().connect("pr_busy");
                    var statement = connection.createStatement()) {
                  statement.execute("SELECT pg_sleep(0.01) FROM generate_series(1, 100000)");
                } catch (SQLException e) {
                  Thread.onSpinWait();
                }
              }
            });
    client.start();
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_busy_source");
      assertThat(on.restore(session, request("pr_busy", dumped, true), dumped.bytes())).isEmpty();
    } finally {
      done.set(true);
      on.server()
          .execute(
              "postgres",
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'pr_busy'");
      client.join();
    }
    on.assertEqualContent("pr_busy_source", "pr_busy");
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void whatACrashLeftBehindShouldBeRemovedByTheNextRestoreAndWhatIsInUseNot() throws Exception {
    on.createSmall("pr_crash", 3000);
    on.server().createDatabase("dbackup_restore_0123456789abcdef");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_crash");
      assertThat(session.databases()).doesNotContain("dbackup_restore_0123456789abcdef");
      try (Load first = session.restore(request("pr_crash_1", dumped, false))) {
        assertThat(scratchDatabases())
            .hasSize(1)
            .doesNotContain("dbackup_restore_0123456789abcdef");
        on.restore(session, request("pr_crash_2", dumped, false), dumped.bytes());
        first.content().write(dumped.bytes());
        first.awaitSuccess();
      }
      on.assertEqualContent("pr_crash", "pr_crash_1");
      on.assertEqualContent("pr_crash", "pr_crash_2");
    }
  }

  @Test
  void rolesTheTargetDoesNotHaveShouldBeListedAndNotPreventTheRestore() throws Exception {
    on.createNasty("pr_roles");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_roles");
      on.server()
          .execute(
              "postgres",
              "ALTER ROLE nasty_owner RENAME TO away_owner",
              "ALTER ROLE nasty_reader RENAME TO away_reader");
      try {
        RestoreRequest request = request("pr_roles_copy", dumped, false);
        session.checkRestore(request);
        List<String> warnings = on.restore(session, request, dumped.bytes());
        assertThat(warnings)
            .anyMatch(w -> w.contains("objects of \"nasty_owner\""))
            .anyMatch(w -> w.contains("rights of the role \"nasty_reader\""));
        assertThat(
                on.server()
                    .query(
                        "pr_roles_copy",
                        "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'no_rows'"))
            .isEqualTo("admin");
        assertThat(on.content("pr_roles_copy").keySet())
            .containsAll(
                on.content("pr_roles").keySet().stream()
                    .filter(
                        name ->
                            !name.contains("away_")
                                && !name.startsWith("setting")
                                && !name.startsWith("default rights")
                                && !name.startsWith("right on database")
                                && !name.startsWith("user mapping"))
                    .toList());
      } finally {
        on.server()
            .execute(
                "postgres",
                "ALTER ROLE away_owner RENAME TO nasty_owner",
                "ALTER ROLE away_reader RENAME TO nasty_reader");
      }
    }
  }

  @Test
  void aLoginThatMayNotCreateDatabasesShouldBeToldBeforeAndHelpedByPrivilegedCredentials()
      throws Exception {
    on.createSmall("pr_rights", 10);
    on.server().execute("postgres", "CREATE ROLE pr_plain LOGIN PASSWORD 'plain-Secret'");
    on.server().execute("pr_rights", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO pr_plain");
    Map<String, Object> login = Map.of("username", "pr_plain", "password", "plain-Secret");
    try (DatabaseSession session = on.adapter().open(on.properties(login))) {
      Dumped dumped = on.dump(session, "pr_rights");
      assertFails(
          AdapterFailure.DENIED,
          () -> session.checkRestore(request("pr_rights_copy", dumped, false)));
      RestoreRequest privileged =
          new RestoreRequest(
              "pr_rights_copy",
              dumped.properties(),
              false,
              Optional.of(
                  new RestoreRequest.Credentials(
                      on.server().adminUser(), on.server().adminPassword())));
      assertThat(on.restore(session, privileged, dumped.bytes())).isEmpty();
    }
    on.assertEqualContent("pr_rights", "pr_rights_copy");
  }

  @Test
  void aLoginThatMayOnlyCreateDatabasesShouldRestoreAsItsOwn() throws Exception {
    on.createSmall("pr_creator", 10);
    on.server()
        .execute(
            "pr_creator",
            "CREATE EXTENSION hstore",
            "CREATE VIEW v AS SELECT * FROM t",
            "GRANT SELECT ON t TO PUBLIC",
            "COMMENT ON TABLE t IS 'x'");
    on.server()
        .execute("postgres", "CREATE ROLE pr_creating LOGIN CREATEDB PASSWORD 'creating-Secret'");
    try (DatabaseSession admin = on.open();
        DatabaseSession session =
            on.adapter()
                .open(
                    on.properties(
                        Map.of("username", "pr_creating", "password", "creating-Secret")))) {
      Dumped dumped = on.dump(admin, "pr_creator");
      List<String> warnings =
          on.restore(session, request("pr_creator_copy", dumped, false), dumped.bytes());
      assertThat(warnings)
          .anyMatch(w -> w.contains("objects of \"admin\""))
          .anyMatch(w -> w.contains("The owner \"admin\""));
      assertThat(on.server().query("pr_creator_copy", "SELECT count(*) FROM v")).isEqualTo("10");
      on.createSmall("pr_foreign", 1);
      assertFails(
          AdapterFailure.DENIED, () -> session.checkRestore(request("pr_foreign", dumped, true)));
    }
  }

  @Test
  void anExtensionTheTargetDoesNotHaveShouldBeToldBefore() throws Exception {
    on.createSmall("pr_extension", 1);
    try (DatabaseSession session = on.open()) {
      Map<String, String> properties = new HashMap<>(on.dump(session, "pr_extension").properties());
      properties.put("extension.99", "ignored");
      properties.put("extension.1", "no_such_extension");
      assertThatThrownBy(
              () ->
                  session.checkRestore(
                      new RestoreRequest("pr_e", properties, false, Optional.empty())))
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("no_such_extension");
    }
  }

  @Test
  void tablespacesTheTargetDoesNotHaveShouldBeListed() throws Exception {
    on.server()
        .runScript(
            "postgres",
            "SET allow_in_place_tablespaces = on; CREATE TABLESPACE pr_space LOCATION '';");
    on.createSmall("pr_spaces", 10);
    on.server().execute("pr_spaces", "ALTER TABLE t SET TABLESPACE pr_space");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_spaces");
      assertThat(on.restore(session, request("pr_spaces_1", dumped, false), dumped.bytes()))
          .isEmpty();
      on.server().execute("postgres", "ALTER TABLESPACE pr_space RENAME TO pr_elsewhere");
      assertThat(on.restore(session, request("pr_spaces_2", dumped, false), dumped.bytes()))
          .singleElement()
          .asString()
          .contains("pr_space");
    }
  }

  @Test
  void encodingAndLocaleShouldComeBack() throws Exception {
    on.server()
        .execute(
            "postgres",
            "CREATE DATABASE pr_latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'",
            "CREATE DATABASE pr_ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'",
            "CREATE DATABASE pr_icu TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de-u-co-phonebk'");
    on.server()
        .execute(
            "pr_latin", "CREATE TABLE \"tä\" (\"ö\" text)", "INSERT INTO \"tä\" VALUES ('Grüße')");
    on.server()
        .execute(
            "pr_icu",
            "CREATE TABLE t (v text)",
            "INSERT INTO t VALUES ('z'), ('ä'), ('ad'), ('af')",
            "CREATE INDEX ON t (v)");
    on.server()
        .runScript(
            "pr_ascii",
            "SET client_encoding = 'SQL_ASCII'; CREATE TABLE t (v text); INSERT INTO t VALUES (E'\\xff\\xfe raw');");
    try (DatabaseSession session = on.open()) {
      for (String name : List.of("pr_latin", "pr_icu")) {
        Dumped dumped = on.dump(session, name);
        assertThat(on.restore(session, request(name + "_copy", dumped, false), dumped.bytes()))
            .isEmpty();
        on.assertEqualContent(name, name + "_copy");
        assertThat(on.dump(session, name + "_copy").properties()).isEqualTo(dumped.properties());
      }
      Dumped raw = on.dump(session, "pr_ascii");
      on.restore(session, request("pr_ascii_copy", raw, false), raw.bytes());
      assertThat(on.server().query("pr_ascii_copy", "SELECT encode(v::bytea, 'hex') FROM t"))
          .isEqualTo("fffe20726177");
    }
    assertThat(on.server().query("pr_icu_copy", "SELECT string_agg(v, '' ORDER BY v) FROM t"))
        .isEqualTo("adäafz");
  }

  @Test
  void aRowOf64MegabytesShouldComeBack() throws Exception {
    on.server().createDatabase("pr_large");
    on.server()
        .execute(
            "pr_large",
            "CREATE TABLE t (b bytea)",
            "INSERT INTO t SELECT decode(repeat('00ff0d0a5c27', 11184811), 'hex')");
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_large");
      on.restore(session, request("pr_large_copy", dumped, false), dumped.bytes());
    }
    assertThat(on.server().query("pr_large_copy", "SELECT length(b) || md5(b) FROM t"))
        .isEqualTo(on.server().query("pr_large", "SELECT length(b) || md5(b) FROM t"));
  }

  @Test
  void theServersOwnDatabasesShouldNeverBeReplaced() throws Exception {
    on.createSmall("pr_own", 1);
    try (DatabaseSession session = on.open()) {
      Dumped dumped = on.dump(session, "pr_own");
      for (String name : List.of("postgres", "template0", "template1", "", "x".repeat(64))) {
        assertThatThrownBy(() -> session.checkRestore(request(name, dumped, true)))
            .isInstanceOf(AdapterException.class);
      }
    }
  }

  @Test
  void aBackupOfANewerMajorVersionShouldBeRefusedAndOfAnOlderNot() {
    try (DatabaseSession session = on.open()) {
      int major = Integer.parseInt(session.version().version().replaceAll("\\..*", ""));
      assertThat(session.incompatibility((major + 1) + ".0"))
          .hasValueSatisfying(text -> assertThat(text).contains("newer"));
      for (String older : List.of(major + ".999", (major - 1) + ".5", "9.6.24", "10.1")) {
        assertThat(session.incompatibility(older)).isEmpty();
      }
    }
  }
}
