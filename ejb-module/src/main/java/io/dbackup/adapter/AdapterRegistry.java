package io.dbackup.adapter;

import io.dbackup.error.BackupException;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.spi.storage.StorageAdapter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of adapter there is, found by CDI, by its id. Two with one id stop the deployment. */
@ApplicationScoped
public class AdapterRegistry {
  @Inject @Any Instance<Adapter> found;

  private final Map<String, Adapter> byId = new HashMap<>();

  /** For the container. */
  public AdapterRegistry() {}

  /** With exactly these adapters, without a container. */
  public AdapterRegistry(Iterable<Adapter> adapters) {
    index(adapters);
  }

  @PostConstruct
  void index() {
    index(found);
  }

  private void index(Iterable<Adapter> adapters) {
    for (Adapter adapter : adapters) {
      put(adapter.id(), adapter);
      adapter.aliases().forEach(alias -> put(alias, adapter));
    }
  }

  /** By type, then by name. */
  public List<Adapter> all() {
    return byId.values().stream()
        .distinct()
        .sorted(Comparator.comparing(Adapter::type).thenComparing(Adapter::displayName))
        .toList();
  }

  /** The adapter with this id or alias. */
  public Optional<Adapter> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The adapter with this id or alias; INVALID when there is none. */
  public Adapter require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                BackupException.invalid(
                    "adapterId must be one of "
                        + String.join(", ", all().stream().map(Adapter::id).toList())));
  }

  public DatabaseAdapter requireDatabase(String id) {
    if (require(id) instanceof DatabaseAdapter adapter) {
      return adapter;
    }
    throw BackupException.invalid("adapterId '" + id + "' is not a database");
  }

  public StorageAdapter requireStorage(String id) {
    if (require(id) instanceof StorageAdapter adapter) {
      return adapter;
    }
    throw BackupException.invalid("adapterId '" + id + "' is not a destination");
  }

  public NotificationAdapter requireNotification(String id) {
    if (require(id) instanceof NotificationAdapter adapter) {
      return adapter;
    }
    throw BackupException.invalid("adapterId '" + id + "' is not a notification channel");
  }

  private void put(String id, Adapter adapter) {
    Adapter previous = byId.put(id, adapter);
    if (previous != null) {
      throw new IllegalStateException(
          "Two adapters have the id "
              + id
              + ": "
              + previous.getClass().getName()
              + ", "
              + adapter.getClass().getName());
    }
  }
}
