package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
  @Test
  void everyMappingShouldFitTheSchema() {
    try (TestDatabase database = TestDatabase.h2()) {
      assertThat(appliedMigrations(database.dataSource())).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aSecondStartShouldChangeNothing() {
    DataSource dataSource = TestDatabase.emptyH2();
    SchemaMigration.upgrade(dataSource);
    int applied = appliedMigrations(dataSource);
    SchemaMigration.upgrade(dataSource);
    assertThat(appliedMigrations(dataSource)).isEqualTo(applied);
  }

  @Test
  void tablesOfTheServerInTheSameDatabaseShouldNotBeInTheWay() throws Exception {
    DataSource dataSource = TestDatabase.emptyH2();
    execute(dataSource, "create table job_instance (jobinstanceid bigint primary key)");
    SchemaMigration.upgrade(dataSource);
    assertThat(appliedMigrations(dataSource)).isGreaterThanOrEqualTo(3);
  }

  static int appliedMigrations(DataSource dataSource) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from \"flyway_schema_history\""
                    + " where \"success\" = true and \"version\" <> '0'")) {
      row.next();
      return row.getInt(1);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(DataSource dataSource, String sql) throws Exception {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
