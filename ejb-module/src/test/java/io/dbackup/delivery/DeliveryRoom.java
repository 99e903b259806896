package io.dbackup.delivery;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterFixtures;
import io.dbackup.adapter.AdapterType;
import io.dbackup.config.InstanceSettings;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.notification.NotificationFilter;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.schedule.SettableClock;
import io.dbackup.vault.SecretCipher;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The outbox and its sender over a real database, with scripted channels. */
final class DeliveryRoom {
  static final String MAIL = "mail";
  static final String CHAT = "chat";

  final TestPersistence database;
  final SettableClock clock = new SettableClock("2026-11-02T02:00:00Z");
  final ScriptedChannels channels = new ScriptedChannels();
  final PlainSendThreads threads = new PlainSendThreads();
  final Map<String, String> configuration = new HashMap<>();
  volatile long nanoTime;

  DeliveryRoom(TestPersistence database) {
    this.database = database;
    database.clear();
    add("source", AdapterType.DATABASE, "Shop <db>");
    add("disk", AdapterType.STORAGE, "Disk");
    add("cloud", AdapterType.STORAGE, "Cloud");
    add(MAIL, AdapterType.NOTIFICATION, "Mail to Ann");
    add(CHAT, AdapterType.NOTIFICATION, "Chat");
  }

  void add(String id, AdapterType type, String name) {
    String config = "{\"place\":\"" + id + "\"}";
    database.transaction(
        () ->
            database
                .adapters()
                .add(new AdapterConfig(id, name, type, "scripted", config, clock.instant())));
  }

  InstanceSettings settings() {
    return new InstanceSettings(name -> Optional.ofNullable(configuration.get(name)));
  }

  /** A job that runs at 2 o'clock and tells these channels. */
  BackupJob job(Consumer<BackupJob> change, String... channelIds) {
    BackupJob job =
        new BackupJob(
            TimeOrderedId.next(clock),
            "Nightly " + database.jobs().all().size(),
            "0 2 * * *",
            "source",
            List.of(new JobDestination("disk", 0, null), new JobDestination("cloud", 1, null)),
            clock.instant());
    job.notify(List.of(channelIds));
    change.accept(job);
    database.transaction(() -> database.jobs().add(job));
    return job;
  }

  BackupJob job(String... channelIds) {
    return job(any -> {}, channelIds);
  }

  /** An execution of a job that ends as wanted, together with what the outbox makes of it. */
  Execution ended(BackupJob job, ExecutionType type, Consumer<Execution> end) {
    String id = TimeOrderedId.next(clock);
    Execution execution =
        type == ExecutionType.BACKUP
            ? Execution.backup(
                id, job.id(), job.name(), Trigger.SCHEDULER, null, null, clock.instant())
            : Execution.ofBackup(
                id, type, job.id(), job.name(), "{}", Trigger.SYSTEM, null, clock.instant());
    database.transaction(
        () -> {
          execution.claim("node", clock.instant().plusSeconds(20), clock.instant());
          database.executions().add(execution);
        });
    clock.advance(Duration.ofSeconds(75));
    database.transaction(
        () -> {
          Execution own = database.executions().lock(id).orElseThrow();
          end.accept(own);
          outbox().finished(new ExecutionFinished(id, own.status()));
        });
    return database.executions().find(id).orElseThrow();
  }

  Execution failed(BackupJob job) {
    return ended(job, ExecutionType.BACKUP, e -> e.fail("The disk is full", clock.instant()));
  }

  Outbox outbox() {
    Outbox outbox = new Outbox();
    outbox.notifications = database.notifications();
    outbox.executions = database.executions();
    outbox.jobs = database.jobs();
    outbox.adapters = database.adapters();
    outbox.settings = settings();
    outbox.clock = clock;
    return outbox;
  }

  Deliveries deliveries() {
    Deliveries deliveries =
        new Deliveries() {
          @Override
          public Optional<Claim> claimNext(String nodeId, Collection<String> busyChannels) {
            return database.transaction(() -> super.claimNext(nodeId, busyChannels));
          }

          @Override
          public void sent(String nodeId, Claim claim) {
            database.transaction(() -> super.sent(nodeId, claim));
          }

          @Override
          public void failed(String nodeId, Claim claim, Failure failure) {
            database.transaction(() -> super.failed(nodeId, claim, failure));
          }
        };
    deliveries.notifications = database.notifications();
    deliveries.alarm = alarm();
    deliveries.settings = settings();
    deliveries.clock = clock;
    return deliveries;
  }

  private ChannelAlarm alarm() {
    ChannelAlarm alarm = new ChannelAlarm();
    alarm.notifications = database.notifications();
    alarm.executions = database.executions();
    alarm.jobs = database.jobs();
    alarm.adapters = database.adapters();
    alarm.outbox = outbox();
    alarm.settings = settings();
    alarm.clock = clock;
    return alarm;
  }

  /** A sender as a node has it; several share the room's database, clock and channels. */
  NotificationSender sender() {
    return sender(deliveries());
  }

  NotificationSender sender(Deliveries deliveries) {
    NotificationSender sender =
        new NotificationSender() {
          @Override
          protected long nanoTime() {
            return nanoTime;
          }
        };
    sender.deliveries = deliveries;
    sender.adapters = database.adapters();
    sender.connections = AdapterFixtures.connections(new SecretCipher(new byte[32]), channels);
    sender.threads = threads;
    sender.settings = settings();
    return sender;
  }

  /** Everything in the outbox, oldest first. */
  List<QueuedNotification> rows() {
    return database.notifications().search(NotificationFilter.all(), 0, 1000).stream()
        .sorted(Comparator.comparing(QueuedNotification::createdAt))
        .toList();
  }

  QueuedNotification row(String channelId) {
    List<QueuedNotification> found =
        rows().stream().filter(row -> row.channelId().equals(channelId)).toList();
    if (found.size() != 1) {
      throw new AssertionError(channelId + " has " + found.size() + " rows");
    }
    return found.get(0);
  }
}
