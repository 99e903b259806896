package io.dbackup.batch.harness;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The metadata database of one test: H2 in memory, the real migrations, Hibernate. */
public final class TestDatabase implements AutoCloseable {
  private static volatile TestDatabase current;

  private final ThreadLocal<Deque<EntityManager>> transactions =
      ThreadLocal.withInitial(ArrayDeque::new);
  private final EntityManagerFactory factory;
  private final JdbcDataSource dataSource = new JdbcDataSource();

  public TestDatabase() {
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    dataSource.setUser("sa");
    dataSource.setPassword("");
    Flyway.configure(getClass().getClassLoader()).dataSource(dataSource).load().migrate();
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    properties.put("jakarta.persistence.jtaDataSource", dataSource);
    properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
    properties.put("hibernate.type.json_format_mapper", new NoJson());
    properties.put(
        "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION");
    factory = Persistence.createEntityManagerFactory("dbackup", properties);
    current = this;
  }

  public javax.sql.DataSource dataSource() {
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

  boolean inTransaction() {
    return !transactions.get().isEmpty();
  }

  static TestDatabase current() {
    return current;
  }

  /** Runs something in a new transaction. */
  public <T> T transaction(Callable<T> work) throws Exception {
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
  }
}
