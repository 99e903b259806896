package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.testing.server.TestDatabaseServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases of every name an engine allows, through a whole backup, verification and restore by the
 * real job definitions, at a real server and a real folder.
 */
interface HostileNamesContract {
  /** What an engine allows as name of a database, in bytes of PostgreSQL, characters of MySQL. */
  int LONGEST = 63;

  TestDatabaseServer server();

  String adapterId();

  /** Names that only this engine allows. */
  Stream<String> ownNames();

  private List<String> names() {
    Stream<String> common =
        Stream.of(
            "--help",
            "-- comment",
            "-",
            "'; DROP TABLE t; --",
            "double\"quote\"",
            "`back`tick`",
            " leading  blanks",
            "semi;colon|pipe&amp<lt>",
            "dollar$HOME$(id)`id`",
            "percent%41%s%n%00",
            "dbname=x host=evil.invalid",
            "user:password@host",
            "..",
            "CON",
            "Case",
            "case",
            "日本語 ümläut العربية",
            "e\u0301 combining",
            "new\nline\ttab",
            "slash/in/name\\back",
            "x".repeat(LONGEST));
    return Stream.concat(common, ownNames()).toList();
  }

  /** Another name of the same kind. */
  private static String renamed(String name) {
    boolean full = name.getBytes(StandardCharsets.UTF_8).length >= LONGEST;
    return (full ? name.substring(0, name.length() - 1) : name) + "2";
  }

  private void create(String name) throws SQLException {
    server().createDatabase(name);
    server().execute(name, "CREATE TABLE t (name varchar(200))");
    write(name, "INSERT INTO t VALUES (?)", name);
  }

  private void write(String database, String sql, String value) throws SQLException {
    try (Connection connection = server().connect(database);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }

  private void assertHolds(String database, String value) throws SQLException {
    assertThat(server().query(database, "SELECT count(*) FROM t")).as(database).isEqualTo("1");
    assertThat(server().query(database, "SELECT name FROM t")).as(database).isEqualTo(value);
  }

  private static void assertSucceeded(Engine engine, Execution execution) {
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
  }

  private static Execution restore(
      Engine engine, Backup backup, String target, List<Mapping> mapping) {
    RestorePlan plan =
        new RestorePlan(
            backup.destinationId(),
            backup.path(),
            target,
            mapping,
            Optional.empty(),
            true,
            OnExisting.REPLACE,
            false);
    return engine.finish(engine.queue(ExecutionType.RESTORE, plan.toJson()));
  }

  @Test
  default void databasesOfAnyNameShouldBeBackedUpVerifiedAndRestored(@TempDir Path folder)
      throws Exception {
    List<String> names = names();
    for (String name : names) {
      create(name);
    }
    try (Engine engine = new Engine()) {
      String server = engine.server("Server", adapterId(), server());
      String destination = engine.folder("Folder", folder);
      String job = engine.job(server, List.of(destination), j -> j.limitTo(names));

      Execution made = engine.backup(job);

      assertSucceeded(engine, made);
      Backup backup = engine.backups(made.id()).get(0);
      assertThat(backup.databases()).containsExactlyElementsOf(names);
      String verification = new VerificationPlan(destination, backup.path()).toJson();
      assertSucceeded(
          engine, engine.finish(engine.queue(ExecutionType.VERIFICATION, verification)));

      List<Mapping> mapping = new ArrayList<>();
      names.forEach(name -> mapping.add(new Mapping(name, renamed(name))));
      assertSucceeded(engine, restore(engine, backup, server, mapping));
      for (String name : names) {
        assertHolds(renamed(name), name);
        assertHolds(name, name);
      }
    } finally {
      for (String name : names) {
        dropIfThere(renamed(name));
        dropIfThere(name);
      }
    }
  }

  @Test
  default void oneDatabaseOfANastyNameShouldBeReplacedAndItsFormerContentKept(@TempDir Path folder)
      throws Exception {
    String name = "--'; DROP \"x\" `$(id)` %s\n/../ü";
    create(name);
    try (Engine engine = new Engine()) {
      String server = engine.server("Server", adapterId(), server());
      String destination = engine.folder("Folder", folder);
      Execution made =
          engine.backup(
              engine.job(server, List.of(destination), job -> job.limitTo(List.of(name))));
      assertSucceeded(engine, made);
      write(name, "UPDATE t SET name = ?", "later");

      Execution restored =
          restore(
              engine, engine.backups(made.id()).get(0), server, List.of(new Mapping(name, name)));

      assertSucceeded(engine, restored);
      assertHolds(name, name);
      Backup copy = engine.backups(restored.id()).get(0);
      assertThat(copy.databases()).containsExactly(name);
      assertSucceeded(
          engine, restore(engine, copy, server, List.of(new Mapping(name, renamed(name)))));
      assertHolds(renamed(name), "later");
    } finally {
      dropIfThere(name);
      dropIfThere(renamed(name));
    }
  }

  private void dropIfThere(String name) {
    try {
      server().dropDatabase(name);
    } catch (SQLException e) {
      System.getLogger(HostileNamesContract.class.getName())
          .log(System.Logger.Level.INFO, "Not dropped: {0}", e.getMessage());
    }
  }
}
