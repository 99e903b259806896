package io.dbackup.batch.harness;

import io.dbackup.testing.server.PostgresServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The metadata database of one test: empty, with the real migrations, behind Hibernate. */
public final class TestDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 30;

  private static volatile TestDatabase current;

  private final ThreadLocal<Deque<EntityManager>> transactions =
      ThreadLocal.withInitial(ArrayDeque::new);
  private volatile boolean down;
  private final EntityManagerFactory factory;
  private final JdbcConnectionPool dataSource;

  private TestDatabase(ConnectionPoolDataSource connections) {
    dataSource = JdbcConnectionPool.create(connections);
    dataSource.setMaxConnections(CONNECTIONS);
    Flyway.configure(getClass().getClassLoader()).dataSource(dataSource).load().migrate();
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", dataSource);
    properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
    properties.put("hibernate.type.json_format_mapper", new NoJson());
    // As servers have it.
    properties.put("hibernate.jpa.compliance.query", "true");
    properties.put(
        "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION");
    factory = Persistence.createEntityManagerFactory("dbackup", properties);
    current = this;
  }

  /** H2 in memory. */
  public static TestDatabase inMemory() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000;QUERY_CACHE_SIZE=200");
    database.setUser("sa");
    database.setPassword("");
    return new TestDatabase(database);
  }

  /** A new database at a PostgreSQL server. */
  public static TestDatabase on(PostgresServer server) {
    String name = "metadata_" + UUID.randomUUID().toString().replace("-", "");
    try {
      server.createDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
    database.setServerNames(new String[] {PostgresServer.HOST});
    database.setPortNumbers(new int[] {server.port()});
    database.setDatabaseName(name);
    database.setUser(server.adminUser());
    database.setPassword(server.adminPassword());
    return new TestDatabase(database);
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** The entity manager of the present transaction, or one for a single call outside of one. */
  static EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              TestDatabase database = current;
              EntityManager inTransaction = database.transactions.get().peek();
              EntityManager target =
                  inTransaction != null ? inTransaction : database.factory.createEntityManager();
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Lets every transaction fail that begins from now on, or no longer. */
  public void down(boolean isDown) {
    down = isDown;
  }

  boolean inTransaction() {
    return !transactions.get().isEmpty();
  }

  static TestDatabase current() {
    return current;
  }

  /** Runs something in a new transaction. */
  public <T> T transaction(Callable<T> work) throws Exception {
    if (down) {
      throw new IllegalStateException("The metadata database does not answer");
    }
    EntityManager manager = factory.createEntityManager();
    transactions.get().push(manager);
    try {
      manager.getTransaction().begin();
      T result = work.call();
      manager.getTransaction().commit();
      return result;
    } finally {
      transactions.get().pop();
      if (manager.getTransaction().isActive()) {
        manager.getTransaction().rollback();
      }
      manager.close();
    }
  }

  @Override
  public void close() {
    factory.close();
    dataSource.dispose();
  }
}
