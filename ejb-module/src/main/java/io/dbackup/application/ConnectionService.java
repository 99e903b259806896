package io.dbackup.application;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.config.InstanceSettings;
import io.dbackup.delivery.CappedSend;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Connects with configurations that are being edited or are stored, to tell whether they work and
 * what is there. Holds no transaction while it waits for the other side.
 */
@Stateless
@RolesAllowed(Permission.AUTHENTICATED)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionService {
  @Inject AdapterConfigRepository configs;
  @Inject AdapterRegistry registry;
  @Inject ConfigVault vault;
  @Inject CurrentCaller current;
  @Inject AdapterHealthRecorder health;
  @Inject CappedSend sending;
  @Inject TestMessageAudit audit;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * @param recordFor the stored configuration that the outcome speaks of
   * @param asStored whether the properties are exactly the stored ones
   */
  private record Target(
      Adapter adapter,
      AdapterProperties properties,
      Optional<String> recordFor,
      boolean asStored) {}

  /** Tries whether a backup to or from there could work, tools and rights included. */
  public ConnectionResult<String> test(ConnectionRequest request) {
    Target target = resolve(request);
    Instant start = clock.instant();
    ConnectionResult<String> result = attempt(() -> probe(target));
    keep(target, result, Duration.between(start, clock.instant()));
    return result;
  }

  /** Names of the databases that the configured login can see. */
  public ConnectionResult<List<String>> databases(ConnectionRequest request) {
    Target target = resolve(request);
    return onDatabase(target, DatabaseSession::databases);
  }

  /** Size and number of tables of each database. */
  public ConnectionResult<List<DatabaseStatistics>> statistics(ConnectionRequest request) {
    Target target = resolve(request);
    return onDatabase(target, DatabaseSession::statistics);
  }

  /** The same of a stored source. */
  public ConnectionResult<List<DatabaseStatistics>> statistics(String sourceId) {
    AdapterConfig source =
        configs.find(sourceId).orElseThrow(() -> BackupException.notFound("Source"));
    return statistics(
        new ConnectionRequest(
            source.adapterId(), JsonObject.EMPTY_JSON_OBJECT, Optional.of(sourceId)));
  }

  private Target resolve(ConnectionRequest request) {
    Adapter adapter = registry.require(request.adapterId());
    current.require(AdapterPermission.read(adapter.type()));
    if (request.configId().isEmpty()) {
      return new Target(adapter, vault.open(adapter, request.config()), Optional.empty(), false);
    }
    AdapterConfig stored =
        configs
            .find(request.configId().get())
            .orElseThrow(() -> BackupException.notFound("Adapter"));
    if (!stored.adapterId().equals(adapter.id())) {
      throw BackupException.invalid("configId is of the kind " + stored.adapterId());
    }
    ConfigVault.Trial trial = vault.tryOut(stored, request.config());
    boolean mayWrite = current.holds(AdapterPermission.write(stored.type()));
    if (trial.changed() && trial.usesStoredSecrets() && !mayWrite) {
      throw mayNotRedirect(stored.type());
    }
    return new Target(
        adapter,
        trial.properties(),
        Optional.of(stored.id()).filter(id -> mayWrite || !trial.changed()),
        !trial.changed());
  }

  /** Whoever could send a stored password to a host of their choice could read it there. */
  private static BackupException mayNotRedirect(AdapterType type) {
    return new BackupException(
        ErrorCategory.FORBIDDEN,
        Caller.denied(AdapterPermission.write(type)).getMessage()
            + " to use stored secrets with other settings; enter the secrets again");
  }

  private ConnectionResult<String> probe(Target target) {
    if (target.adapter() instanceof DatabaseAdapter database) {
      try (DatabaseSession session = database.open(target.properties())) {
        String version = session.version().version();
        session.databases();
        session.dumpTool();
        return succeeded(Optional.of(version), version);
      }
    } else if (target.adapter() instanceof StorageAdapter storage) {
      try (StorageSession session = storage.open(target.properties())) {
        session.verifyAccess();
      }
    } else if (target.adapter() instanceof NotificationAdapter channel) {
      return testMessage(target, channel);
    }
    return succeeded(Optional.empty(), "");
  }

  /** A channel is only known to work when somebody can see that it does. */
  private ConnectionResult<String> testMessage(Target target, NotificationAdapter channel) {
    Notification message =
        TestMessage.from(current.get().map(Caller::email), clock, settings.publicUrl());
    audit.testMessage(channel.id(), target.recordFor());
    sending.send(channel, target.properties(), message);
    return new ConnectionResult<>(
        true,
        "A test message was accepted; look for it in the channel",
        Optional.empty(),
        Optional.of(""));
  }

  private static <T> ConnectionResult<T> onDatabase(
      Target target, Function<DatabaseSession, T> question) {
    if (!(target.adapter() instanceof DatabaseAdapter database)) {
      throw BackupException.invalid("adapterId must be that of a database");
    }
    return attempt(
        () -> {
          try (DatabaseSession session = database.open(target.properties())) {
            return succeeded(Optional.of(session.version().version()), question.apply(session));
          }
        });
  }

  private static <T> ConnectionResult<T> attempt(
      java.util.function.Supplier<ConnectionResult<T>> connection) {
    try {
      return connection.get();
    } catch (AdapterException failure) {
      return new ConnectionResult<>(
          false, failure.getMessage(), Optional.empty(), Optional.empty());
    }
  }

  private static <T> ConnectionResult<T> succeeded(Optional<String> version, T value) {
    return new ConnectionResult<>(true, "Connection successful", version, Optional.of(value));
  }

  private void keep(Target target, ConnectionResult<String> result, Duration latency) {
    target
        .recordFor()
        .ifPresent(
            id -> {
              if (result.success()) {
                health.answered(id, result.version(), latency);
              } else if (target.asStored()) {
                health.failed(id, result.message(), latency);
              }
            });
  }
}
