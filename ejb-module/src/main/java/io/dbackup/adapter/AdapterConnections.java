package io.dbackup.adapter;

import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Opens connections with stored configurations; the caller closes them. Every method throws {@link
 * io.dbackup.spi.AdapterException} when the other side cannot be reached, and INVALID when the
 * configuration is of another kind. Thread-safe.
 */
@ApplicationScoped
public class AdapterConnections {
  @Inject AdapterRegistry registry;
  @Inject ConfigVault vault;

  /** The kind of database a source is. */
  public DatabaseAdapter databaseAdapter(AdapterConfig source) {
    return registry.requireDatabase(source.adapterId());
  }

  /** Connects to a source. */
  public DatabaseSession database(AdapterConfig source) {
    return databaseAdapter(source).open(vault.open(source));
  }

  /** Connects to a destination. */
  public StorageSession storage(AdapterConfig destination) {
    return registry.requireStorage(destination.adapterId()).open(vault.open(destination));
  }

  /** Sends through a notification channel; see {@link NotificationAdapter#send}. */
  public void send(AdapterConfig channel, Notification notification) {
    registry.requireNotification(channel.adapterId()).send(vault.open(channel), notification);
  }
}
