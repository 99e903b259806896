package io.dbackup.persistence;

import io.dbackup.audit.AuditHead;
import io.dbackup.event.AuditChain;
import io.dbackup.event.AuditSeal;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.vault.MasterKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * Repositories over H2 in memory with the real migrations. Calls outside of {@link #transaction}
 * get an entity manager of their own each, as they do on a server.
 */
public final class TestPersistence implements AutoCloseable {
  private final ThreadLocal<EntityManager> inTransaction = new ThreadLocal<>();
  private final EntityManagerFactory factory;
  private final EntityManager shared;

  public TestPersistence() {
    JdbcDataSource database = new JdbcDataSource();
    // H2 parses every statement anew that its small cache does not hold, which costs more than
    // running it.
    database.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000;QUERY_CACHE_SIZE=200");
    JdbcConnectionPool dataSource = JdbcConnectionPool.create(database);
    Flyway.configure().dataSource(dataSource).load().migrate();
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
    shared =
        (EntityManager)
            Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                  EntityManager bound = inTransaction.get();
                  EntityManager target = bound != null ? bound : factory.createEntityManager();
                  try {
                    return method.invoke(target, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  /** Does work in a new transaction, also inside of another one. */
  public <T> T transaction(Supplier<T> work) {
    EntityManager outer = inTransaction.get();
    EntityManager manager = factory.createEntityManager();
    inTransaction.set(manager);
    try {
      manager.getTransaction().begin();
      T result = work.get();
      manager.getTransaction().commit();
      return result;
    } finally {
      inTransaction.set(outer);
      if (manager.getTransaction().isActive()) {
        manager.getTransaction().rollback();
      }
      manager.close();
    }
  }

  /** The same without a result. */
  public void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return null;
        });
  }

  /** Empties every table, as after the migrations. */
  public void clear() {
    transaction(
        () -> {
          shared.createNativeQuery("set referential_integrity false").executeUpdate();
          for (Object table :
              shared
                  .createNativeQuery(
                      "select table_name from information_schema.tables where table_schema ="
                          + " 'PUBLIC' and table_name not in ('QUEUE_LOCK', 'AUDIT_HEAD',"
                          + " 'flyway_schema_history')")
                  .getResultList()) {
            shared.createNativeQuery("delete from \"" + table + "\"").executeUpdate();
          }
          shared.createNativeQuery("set referential_integrity true").executeUpdate();
          audit().moveHead(new AuditHead(1, "", 0, "", 0, ""));
        });
  }

  /** Removes what no repository removes yet. */
  public void remove(Object entity) {
    shared.remove(entity);
  }

  public BackupRepository backups() {
    BackupRepository repository = new BackupRepository();
    repository.entityManager = shared;
    return repository;
  }

  public CatalogueRepository catalogue() {
    return new CatalogueRepository(shared);
  }

  public SightingRepository sightings() {
    return new SightingRepository(shared);
  }

  public StorageSnapshotRepository snapshots() {
    return new StorageSnapshotRepository(shared);
  }

  public AdapterConfigRepository adapters() {
    AdapterConfigRepository repository = new AdapterConfigRepository();
    repository.entityManager = shared;
    return repository;
  }

  public JobRepository jobs() {
    JobRepository repository = new JobRepository();
    repository.entityManager = shared;
    return repository;
  }

  public ProfileRepository profiles() {
    ProfileRepository repository = new ProfileRepository();
    repository.entityManager = shared;
    return repository;
  }

  public HealthCheckRepository healthChecks() {
    return new HealthCheckRepository(shared);
  }

  public HistoryRepository history() {
    return new HistoryRepository(shared);
  }

  public SessionRepository sessions() {
    return new SessionRepository(shared);
  }

  public SettingRepository settings() {
    return new SettingRepository(shared);
  }

  public ExecutionRepository executions() {
    ExecutionRepository repository = new ExecutionRepository();
    repository.entityManager = shared;
    return repository;
  }

  public NotificationRepository notifications() {
    NotificationRepository repository = new NotificationRepository();
    repository.entityManager = shared;
    return repository;
  }

  public JobOutcomeRepository outcomes() {
    JobOutcomeRepository repository = new JobOutcomeRepository();
    repository.entityManager = shared;
    return repository;
  }

  /** Days are begun in a transaction of their own, as on a server. */
  public ExecutionFigures figures() {
    ExecutionFigures repository =
        new ExecutionFigures() {
          @Override
          public void open(LocalDate date, ExecutionType type, ExecutionStatus status) {
            transaction(() -> super.open(date, type, status));
          }
        };
    repository.entityManager = shared;
    return repository;
  }

  public DownloadTokenRepository downloadTokens() {
    DownloadTokenRepository repository = new DownloadTokenRepository();
    repository.entityManager = shared;
    return repository;
  }

  public AuditRepository audit() {
    AuditRepository repository = new AuditRepository();
    repository.entityManager = shared;
    return repository;
  }

  /** With a chain of its own, under a known key. */
  public AuditChain auditChain() {
    return new AuditChain(audit(), new AuditSeal(new MasterKey(new byte[32])));
  }

  @Override
  public void close() {
    factory.close();
  }

  /** No column is mapped as JSON; without it Hibernate looks for a JSON-B provider. */
  static final class NoJson implements FormatMapper {
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
