package io.dbackup.application;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterFixtures;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.config.InstanceSettings;
import io.dbackup.delivery.CappedSend;
import io.dbackup.delivery.PlainSendThreads;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.event.ExecutionQueued;
import io.dbackup.event.RecordedEvents;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.schedule.SettableClock;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.SecretCipher;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The use cases around jobs over a real database, with two sources, two destinations, a profile.
 */
public final class JobRoom {
  public static final String SOURCE = "source-1";
  public static final String DISK = "disk-1";
  public static final String VAULT_DISK = "disk-2";
  public static final String CHANNEL = "channel-1";
  public static final String PROFILE = "profile-1";

  public final TestPersistence database;
  public final SettableClock clock = new SettableClock("2026-11-02T10:00:00Z");
  public final RecordedEvents<ExecutionQueued> queued = new RecordedEvents<>();
  final RecordedEvents<ExecutionFinished> finished = new RecordedEvents<>();
  final CallerOfRequest request = new CallerOfRequest();
  final Map<String, String> configuration = new HashMap<>();
  final SecretCipher cipher = new SecretCipher(new byte[32]);

  public JobRoom(TestPersistence database) {
    this.database = database;
    database.clear();
    database.transaction(
        () -> {
          add(SOURCE, AdapterType.DATABASE, "sample", "{\"username\":\"b\"}");
          add(DISK, AdapterType.STORAGE, "local-fs", "{}");
          add(VAULT_DISK, AdapterType.STORAGE, "local-fs", "{}");
          add(CHANNEL, AdapterType.NOTIFICATION, "email", "{}");
          database
              .profiles()
              .add(new EncryptionProfile(PROFILE, "Key", null, "v1:x", clock.instant()));
        });
    actAs(person(Permission.ALL.toArray(new String[0])));
  }

  private void add(String id, AdapterType type, String adapterId, String config) {
    database
        .adapters()
        .add(new AdapterConfig(id, "Name of " + id, type, adapterId, config, clock.instant()));
  }

  static Caller person(String... permissions) {
    return new Caller("user-1", "ann@example.com", "Ann", null, false, Set.of(permissions));
  }

  static Caller key(String... permissions) {
    return new Caller("user-1", "ann@example.com", "Ann", "key-1", false, Set.of(permissions));
  }

  void actAs(Caller caller) {
    request.set(caller, Client.NONE);
  }

  /** A job of the kind most tests need, stored. */
  public BackupJob store(String id, String schedule) {
    BackupJob job =
        new BackupJob(
            id,
            "Job " + id,
            schedule,
            SOURCE,
            List.of(new JobDestination(DISK, 0, null)),
            clock.instant());
    database.transaction(() -> database.jobs().add(job));
    return job;
  }

  /** Every run of a system task, oldest first. */
  public List<Execution> runsOf(String taskId) {
    ExecutionFilter ofTask =
        new ExecutionFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(taskId),
            Optional.empty(),
            Optional.empty());
    return database.executions().search(ofTask, 0, Integer.MAX_VALUE).stream()
        .sorted(Comparator.comparing(Execution::id))
        .toList();
  }

  /** Every execution but those of system tasks, oldest first. */
  public List<Execution> executions() {
    List<Execution> found =
        database.executions().search(ExecutionFilter.all(), 0, Integer.MAX_VALUE);
    return found.stream().sorted(Comparator.comparing(Execution::id)).toList();
  }

  /** Ends everything that waits. */
  public void finishAll() {
    database.transaction(
        () -> waiting().forEach(execution -> execution.fail("Test", clock.instant())));
  }

  private List<Execution> waiting() {
    return database.executions().unfinished();
  }

  public ExecutionQueue queue() {
    ExecutionQueue queue =
        new ExecutionQueue() {
          @Override
          public Place backup(BackupJob job, Trigger trigger, String triggeredBy) {
            return database.transaction(() -> super.backup(job, trigger, triggeredBy));
          }

          @Override
          public Optional<String> scheduledBackup(BackupJob job, Instant slot) {
            return database.transaction(() -> super.scheduledBackup(job, slot));
          }

          @Override
          public Place systemTask(
              String taskId, String label, Trigger trigger, String triggeredBy) {
            return database.transaction(
                () -> super.systemTask(taskId, label, trigger, triggeredBy));
          }

          @Override
          public Optional<String> scheduledTask(String taskId, String label, Instant slot) {
            return database.transaction(() -> super.scheduledTask(taskId, label, slot));
          }
        };
    queue.executions = database.executions();
    queue.queued = queued;
    queue.clock = clock;
    return queue;
  }

  JobService jobs() {
    JobService service = new JobService();
    service.jobs = database.jobs();
    service.references = references();
    service.details = details();
    service.executions = database.executions();
    service.queue = queue();
    service.cancellation = cancellation();
    service.current = current();
    service.audit = audit();
    service.clock = clock;
    return service;
  }

  ExecutionService executionService() {
    ExecutionService service = new ExecutionService();
    service.executions = database.executions();
    service.counts = counts();
    service.cancellation = cancellation();
    service.current = current();
    service.audit = audit();
    return service;
  }

  AdapterService adapters(Adapter... kinds) {
    AdapterService service = new AdapterService();
    service.configs = database.adapters();
    service.registry = AdapterFixtures.registry(kinds);
    service.vault = vault(kinds);
    service.jobs = database.jobs();
    service.backups = database.backups();
    service.checks = database.healthChecks();
    service.current = current();
    service.settings = settings();
    service.audit = audit();
    service.clock = clock;
    return service;
  }

  ConnectionService connections(Adapter... kinds) {
    ConnectionService service = new ConnectionService();
    service.configs = database.adapters();
    service.registry = AdapterFixtures.registry(kinds);
    service.vault = vault(kinds);
    service.current = current();
    service.health = health();
    service.sending = new CappedSend(new PlainSendThreads());
    service.audit = testMessageAudit();
    service.settings = settings();
    service.clock = clock;
    return service;
  }

  private TestMessageAudit testMessageAudit() {
    TestMessageAudit recorder =
        new TestMessageAudit() {
          @Override
          public void testMessage(String adapterId, Optional<String> configId) {
            database.transaction(() -> super.testMessage(adapterId, configId));
          }
        };
    recorder.audit = audit();
    return recorder;
  }

  NotificationService notifications() {
    NotificationService service = new NotificationService();
    service.notifications = database.notifications();
    service.adapters = database.adapters();
    service.audit = audit();
    service.clock = clock;
    return service;
  }

  /** What is to be known of adapters, kept as by a server. */
  public AdapterHealthRecorder health() {
    AdapterHealthRecorder recorder =
        new AdapterHealthRecorder() {
          @Override
          public void answered(String configId, Optional<String> version, Duration latency) {
            database.transaction(() -> super.answered(configId, version, latency));
          }

          @Override
          public void failed(String configId, String error, Duration latency) {
            database.transaction(() -> super.failed(configId, error, latency));
          }
        };
    recorder.configs = database.adapters();
    recorder.checks = database.healthChecks();
    recorder.clock = clock;
    return recorder;
  }

  /** What forgets small records. */
  public RecordPruning recordPruning() {
    RecordPruning pruning = new RecordPruning();
    pruning.checks = database.healthChecks();
    pruning.sessions = database.sessions();
    pruning.links = database.downloadTokens();
    pruning.notifications = database.notifications();
    pruning.settings = settings();
    pruning.clock = clock;
    return pruning;
  }

  private ConfigVault vault(Adapter... kinds) {
    return AdapterFixtures.vault(cipher, kinds);
  }

  private JobReferences references() {
    JobReferences references = new JobReferences();
    references.adapters = database.adapters();
    references.profiles = database.profiles();
    references.jobs = database.jobs();
    return references;
  }

  private JobDetailsReader details() {
    JobDetailsReader reader = new JobDetailsReader();
    reader.adapters = database.adapters();
    reader.profiles = database.profiles();
    reader.outcomes = database.outcomes();
    reader.rhythms = rhythms();
    return reader;
  }

  public Rhythms rhythms() {
    Rhythms rhythms = new Rhythms();
    rhythms.settings = settings();
    rhythms.clock = clock;
    return rhythms;
  }

  ExecutionCounts counts() {
    ExecutionCounts counts = new ExecutionCounts();
    counts.executions = database.executions();
    counts.clock = clock;
    return counts;
  }

  /** Counts what an ended execution fires on a server. */
  void tally(String executionId, ExecutionStatus status) {
    ExecutionTally tally = new ExecutionTally();
    tally.executions = database.executions();
    tally.figures = database.figures();
    tally.outcomes = database.outcomes();
    tally.settings = settings();
    tally.clock = clock;
    database.transaction(() -> tally.count(new ExecutionFinished(executionId, status)));
  }

  DashboardService dashboard() {
    DashboardService service = new DashboardService();
    service.protection = protection();
    service.lastDay = lastDay();
    service.backups = database.backups();
    service.figures = database.figures();
    service.executions = database.executions();
    service.settings = settings();
    service.clock = clock;
    return service;
  }

  LastDay lastDay() {
    LastDay lastDay = new LastDay();
    lastDay.figures = database.figures();
    lastDay.clock = clock;
    return lastDay;
  }

  ProtectionReader protection() {
    ProtectionReader reader = new ProtectionReader();
    reader.outcomes = database.outcomes();
    reader.audit = database.audit();
    reader.rhythms = rhythms();
    reader.settings = settings();
    reader.clock = clock;
    return reader;
  }

  private ExecutionCancellation cancellation() {
    ExecutionCancellation cancellation = new ExecutionCancellation();
    cancellation.executions = database.executions();
    cancellation.finished = finished;
    cancellation.clock = clock;
    return cancellation;
  }

  CurrentCaller current() {
    return new CurrentCaller(request);
  }

  AuditRecorder audit() {
    return new AuditRecorder(database.auditChain(), current(), clock);
  }

  /** When these tasks run, by what is stored. */
  public TaskPlans plans(SystemTask... tasks) {
    return new TaskPlans(new SystemTasks(List.of(tasks)), database.settings());
  }

  SystemTaskService systemTasks(SystemTask... tasks) {
    SystemTaskService service = new SystemTaskService();
    service.tasks = new SystemTasks(List.of(tasks));
    service.plans = plans(tasks);
    service.settings = database.settings();
    service.executions = database.executions();
    service.queue = queue();
    service.instance = settings();
    service.current = current();
    service.audit = audit();
    service.clock = clock;
    return service;
  }

  /** Changes when a task runs, as an administrator does. */
  public void change(
      SystemTask task,
      Optional<String> schedule,
      Optional<Boolean> runOnStartup,
      Optional<Boolean> enabled) {
    database.transaction(
        () -> systemTasks(task).update(task.id(), schedule, runOnStartup, enabled));
  }

  public InstanceSettings settings() {
    return new InstanceSettings(name -> Optional.ofNullable(configuration.get(name)));
  }

  public JobRoom with(String setting, String value) {
    configuration.put(setting, value);
    return this;
  }
}
