package io.dbackup.benchmarks;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The product's metadata database with its real schema and mappings, without a server. */
final class BenchmarkDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;

  private BenchmarkDatabase(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).load().migrate();
    this.factory =
        Persistence.createEntityManagerFactory(
            "dbackup",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource",
                dataSource,
                "jakarta.persistence.nonJtaDataSource",
                dataSource,
                "hibernate.jdbc.batch_size",
                500,
                "hibernate.type.json_format_mapper",
                new NoJson()));
  }

  /**
   * Opens a database; what earlier runs left in it is still there.
   *
   * @param database {@code h2} for a file in the system's folder for temporary ones, or the JDBC
   *     URL of one in PostgreSQL
   */
  static BenchmarkDatabase open(String database) {
    if (database.equals("h2")) {
      Path file = Path.of(System.getProperty("java.io.tmpdir"), "dbackup-benchmark", "catalogue");
      String url = "jdbc:h2:file:" + file + ";DB_CLOSE_DELAY=-1";
      return new BenchmarkDatabase(JdbcConnectionPool.create(url, "sa", ""));
    }
    PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
    postgres.setUrl(database);
    // H2's pool takes connections of any kind, and keeps them open as a server does.
    return new BenchmarkDatabase(JdbcConnectionPool.create(postgres));
  }

  EntityManagerFactory factory() {
    return factory;
  }

  void addDestination(String id) {
    transaction(
        manager ->
            manager.persist(
                new AdapterConfig(
                    id, "Disk", AdapterType.STORAGE, "local-fs", "{}", Instant.EPOCH)));
  }

  /** Lets the database count its rows, as it does by itself after a while. */
  void analyze() {
    transaction(manager -> manager.createNativeQuery("analyze").executeUpdate());
  }

  private void transaction(Consumer<EntityManager> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      work.accept(manager);
      manager.getTransaction().commit();
    }
  }

  @Override
  public void close() {
    factory.close();
  }

  /** No column is mapped as JSON; without it Hibernate looks for a JSON-B provider. */
  private static final class NoJson implements FormatMapper {
    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
      throw new UnsupportedOperationException("No column is mapped as JSON");
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
      throw new UnsupportedOperationException("No column is mapped as JSON");
    }
  }
}
