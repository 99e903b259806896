package io.dbackup.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema of the metadata database up to date before anything else of the application
 * starts; every other startup bean depends on it. Several nodes may start at once: one migrates,
 * the others wait for it. The server keeps tables of its own in the same database, so a schema that
 * is not empty is nothing special.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
  private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());

  @Inject DataSource dataSource;
  @Inject EntityManager entityManager;

  @PostConstruct
  @PermitAll
  void migrate() {
    upgrade(dataSource);
    // A schema that the mapped classes cannot read must end the start, not the first backup.
    entityManager.createQuery("select count(j) from BackupJob j", Long.class).getSingleResult();
  }

  /** Migrates one database; also used by tests. */
  static void upgrade(DataSource dataSource) {
    try (MigrationLock turn = MigrationLock.take(dataSource)) {
      MigrateResult result =
          Flyway.configure(SchemaMigration.class.getClassLoader())
              .dataSource(dataSource)
              .locations("classpath:db/migration")
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load()
              .migrate();
      if (result.migrationsExecuted > 0) {
        LOG.log(
            System.Logger.Level.INFO,
            "Database schema brought to version {0} by {1} migrations",
            result.targetSchemaVersion,
            result.migrationsExecuted);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The metadata database cannot be prepared: " + e.getMessage(), e);
    }
  }
}
