package io.dbackup.application;

import io.dbackup.error.BackupException;
import io.dbackup.spi.task.SystemTask;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every system task there is, found by CDI, by its id. Two with one id stop the deployment. */
@ApplicationScoped
public class SystemTasks {
  private static final String PREFIX = "system.";

  @Inject @Any Instance<SystemTask> found;

  private final Map<String, SystemTask> byId = new TreeMap<>();

  /** For the container. */
  public SystemTasks() {}

  /** With exactly these tasks, without a container. */
  public SystemTasks(Iterable<SystemTask> tasks) {
    index(tasks);
  }

  @PostConstruct
  void index() {
    index(found);
  }

  private void index(Iterable<SystemTask> tasks) {
    for (SystemTask task : tasks) {
      if (byId.put(task.id(), task) != null) {
        throw new IllegalStateException("Two system tasks have the id " + task.id());
      }
    }
  }

  /** By id. */
  public Collection<SystemTask> all() {
    return byId.values();
  }

  /** The task of this id; {@code system.health_check} is another name of {@code health-check}. */
  public Optional<SystemTask> find(String id) {
    String plain = id.startsWith(PREFIX) ? id.substring(PREFIX.length()).replace('_', '-') : id;
    return Optional.ofNullable(byId.get(plain));
  }

  /** The same; NOT_FOUND when there is none. */
  public SystemTask require(String id) {
    return find(id).orElseThrow(() -> BackupException.notFound("System task"));
  }
}
