package io.dbackup.persistence;

import io.dbackup.testing.server.PostgresServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A metadata database with the real schema and the real mappings, without a server: H2 in memory
 * unless another datasource is given. Each piece of work gets its own entity manager and
 * transaction, as a use case does.
 */
public final class TestDatabase implements AutoCloseable {
  private final DataSource dataSource;
  private final EntityManagerFactory factory;

  private TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    SchemaMigration.upgrade(dataSource);
    this.factory = factory(dataSource);
  }

  /** A database of its own in memory. */
  public static TestDatabase h2() {
    return new TestDatabase(emptyH2());
  }

  public static TestDatabase on(DataSource dataSource) {
    return new TestDatabase(dataSource);
  }

  /** A database of its own on a PostgreSQL server; needs the tag {@code server}. */
  public static TestDatabase postgres() throws SQLException {
    return new TestDatabase(emptyPostgres());
  }

  static DataSource emptyPostgres() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    String name = "schema_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(name);
    source.setUser(server.adminUser());
    source.setPassword(server.adminPassword());
    return source;
  }

  static DataSource emptyH2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** The result of work in a transaction, which is rolled back when the work fails. */
  public <T> T call(Function<EntityManager, T> work) {
    try (EntityManager entityManager = factory.createEntityManager()) {
      entityManager.getTransaction().begin();
      try {
        T result = work.apply(entityManager);
        entityManager.getTransaction().commit();
        return result;
      } finally {
        if (entityManager.getTransaction().isActive()) {
          entityManager.getTransaction().rollback();
        }
      }
    }
  }

  public void run(Consumer<EntityManager> work) {
    call(
        entityManager -> {
          work.accept(entityManager);
          return null;
        });
  }

  @Override
  public void close() {
    factory.close();
  }

  private static EntityManagerFactory factory(DataSource dataSource) {
    return Persistence.createEntityManagerFactory(
        "dbackup",
        Map.of(
            "jakarta.persistence.transactionType",
            "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource",
            dataSource,
            "jakarta.persistence.nonJtaDataSource",
            dataSource,
            "hibernate.type.json_format_mapper",
            new TestPersistence.NoJson(),
            // As servers have it.
            "hibernate.jpa.compliance.query",
            "true",
            "hibernate.hbm2ddl.auto",
            "validate"));
  }
}
