package io.dbackup.batch.harness;

import io.dbackup.adapter.database.mysql.MysqlAdapter;
import io.dbackup.adapter.database.postgres.PostgresAdapter;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.adapter.storage.local.LocalStorageAdapter;
import io.dbackup.application.SystemTasks;
import io.dbackup.config.InstanceSettings;
import io.dbackup.spi.Adapter;
import io.dbackup.vault.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the server or other parts of the application would give. */
@ApplicationScoped
public class TestBeans {
  private static final List<ScriptedTask> TASKS =
      List.of(new ScriptedTask("one"), new ScriptedTask("two"), new ScriptedTask("three"));

  private static volatile Engine engine;

  static void use(Engine newEngine) {
    engine = newEngine;
    TASKS.forEach(task -> task.does(report -> {}));
  }

  /** The system tasks there are: {@code one}, {@code two} and {@code three}. */
  public static ScriptedTask task(String id) {
    return TASKS.stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  @Produces
  @Dependent
  Adapter databases() {
    return engine.databases();
  }

  @Produces
  @Dependent
  Adapter storage() {
    return engine.storage();
  }

  @Produces
  @Dependent
  Adapter folders() {
    return new LocalStorageAdapter();
  }

  @Produces
  @Dependent
  Adapter postgres() {
    return new PostgresAdapter(ToolFinder.system());
  }

  @Produces
  @Dependent
  Adapter mysql() {
    return new MysqlAdapter(ToolFinder.system());
  }

  @Produces
  @ApplicationScoped
  SystemTasks tasks() {
    return new SystemTasks(List.copyOf(TASKS));
  }

  @Produces
  @Dependent
  Clock clock() {
    return engine.testClock();
  }

  @Produces
  @Dependent
  EntityManager entityManager() {
    return TestDatabase.entityManager();
  }

  @Produces
  @Dependent
  DataSource dataSource() {
    return TestDatabase.current().dataSource();
  }

  @Produces
  @Dependent
  MasterKey masterKey() {
    return engine.masterKey();
  }

  @Produces
  @Dependent
  InstanceSettings settings() {
    return new InstanceSettings(name -> Optional.ofNullable(engine.settings().get(name)));
  }
}
