package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an instance with a history knows of its restores after the update. */
class RestoreProofMigrationTest {
  private static final Instant EARLY = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-02T10:00:00Z");

  @Test
  void onlyRestoresThatProvedSomethingShouldCountOnH2() throws Exception {
    onlyRestoresThatProvedSomethingShouldCount(TestDatabase.emptyH2());
  }

  @Test
  @Tag("server")
  void onlyRestoresThatProvedSomethingShouldCountOnPostgres() throws Exception {
    onlyRestoresThatProvedSomethingShouldCount(TestDatabase.emptyPostgres());
  }

  private static void onlyRestoresThatProvedSomethingShouldCount(DataSource dataSource)
      throws SQLException {
    Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target("16")
        .load()
        .migrate();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String job : new String[] {"whole", "partial", "other", "doubted", "never"}) {
        statement.execute("insert into job_outcome (job_id) values ('" + job + "')");
      }
      String databases = "{\"databases\":[{\"targetName\":\"\\\"remark\\\": x\"}]}";
      ended(statement, "e1", "whole", "RESTORE", "SUCCESS", EARLY, databases);
      ended(statement, "e2", "whole", "RESTORE", "SUCCESS", LATE, databases);
      ended(statement, "e3", "whole", "RESTORE", "FAILED", LATE.plusSeconds(60), databases);
      ended(statement, "e4", "partial", "RESTORE", "PARTIAL", LATE, databases);
      ended(statement, "e5", "other", "BACKUP", "SUCCESS", LATE, databases);
      ended(statement, "e6", "other", "VERIFICATION", "SUCCESS", LATE, databases);
      ended(statement, "e7", "doubted", "RESTORE", "SUCCESS", EARLY, databases);
      String doubt = "{\"databases\":[],\"remark\":\"made by another\"}";
      ended(statement, "e8", "doubted", "RESTORE", "SUCCESS", LATE, doubt);
    }

    SchemaMigration.upgrade(dataSource);

    assertThat(proofs(dataSource)).isEqualTo(Map.of("whole", LATE, "doubted", EARLY));
  }

  private static void ended(
      Statement statement,
      String id,
      String job,
      String type,
      String status,
      Instant end,
      String result)
      throws SQLException {
    String row =
        "'%s', '%s', '%s', '%s', 'COMPLETED', 'MANUAL', timestamp with time zone '%s',"
            + " timestamp with time zone '%s', '%s', 100, 0, 0, false, 0";
    statement.execute(
        "insert into execution (id, job_id, type, status, stage, trigger_kind, created_at,"
            + " ended_at, result, progress, bytes_done, bytes_total, cancel_requested, version)"
            + " values ("
            + String.format(row, id, job, type, status, end, end, result)
            + ")");
  }

  private static Map<String, Instant> proofs(DataSource dataSource) throws SQLException {
    Map<String, Instant> proofs = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select job_id, last_restored_at from job_outcome"
                    + " where last_restored_at is not null")) {
      while (rows.next()) {
        proofs.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    return proofs;
  }
}
