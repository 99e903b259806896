package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.CronExpression;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Backup jobs: looking at them, changing them, setting them going. */
@Stateless
public class JobService {
  /** Longest name of a job, in characters. */
  public static final int MAX_NAME = 200;

  private static final String COPY = " (Copy)";

  @Inject JobRepository jobs;
  @Inject JobReferences references;
  @Inject JobDetailsReader details;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject ExecutionCancellation cancellation;
  @Inject CurrentCaller current;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** All jobs, newest first. */
  @RolesAllowed(Permission.JOBS_READ)
  public Part<JobDetails> list() {
    List<JobDetails> all = details.of(jobs.all());
    return new Part<>(all, all.size());
  }

  /** A part of them, newest first. */
  @RolesAllowed(Permission.JOBS_READ)
  public Part<JobDetails> list(int skip, int limit) {
    return new Part<>(details.of(jobs.page(skip, limit)), jobs.count());
  }

  @RolesAllowed(Permission.JOBS_READ)
  public JobDetails get(String id) {
    return details.of(find(id));
  }

  /** Creates a job; name, schedule, source and a destination must have been sent. */
  @RolesAllowed(Permission.JOBS_WRITE)
  public JobDetails create(JobChanges wanted) {
    BackupJob job =
        new BackupJob(
            TimeOrderedId.next(clock),
            wanted.name().value(),
            wanted.schedule().value(),
            wanted.sourceId().value(),
            firstDestinations(wanted),
            clock.instant());
    applySettings(job, wanted);
    return store(job);
  }

  /** Changes what was sent and nothing else. STALE when the job is not in the state seen. */
  @RolesAllowed(Permission.JOBS_WRITE)
  public JobDetails update(String id, Edition seen, JobChanges wanted) {
    BackupJob job = find(id);
    seen.require(job.updatedAt());
    JsonObject before = AuditDetails.of(job);
    // Before anything changes: the query would write the changes first and meet the unique key.
    wanted.name().toOptional().ifPresent(name -> references.checkName(name, id));
    wanted.name().apply(job::rename);
    wanted.schedule().apply(job::schedule);
    wanted.sourceId().apply(job::readFrom);
    changeDestinations(job, wanted);
    applySettings(job, wanted);
    job.touched(clock.instant());
    references.check(job);
    record(job, AuditAction.UPDATE, AuditDetails.ofUpdate(before, AuditDetails.of(job)));
    return details.of(job);
  }

  /**
   * Deletes a job; its backups stay, and so does its history. A backup of it that waits or runs is
   * cancelled.
   */
  @RolesAllowed(Permission.JOBS_WRITE)
  public void delete(String id) {
    BackupJob job = find(id);
    executions.unfinishedBackups(id).stream()
        .map(Execution::id)
        .forEach(execution -> cancellation.cancel(execution, "The job was deleted"));
    jobs.remove(job);
    record(job, AuditAction.DELETE, AuditDetails.of(job));
  }

  /** Makes a copy that is disabled, under the given name or a free one; null for the latter. */
  @RolesAllowed(Permission.JOBS_WRITE)
  public JobDetails copy(String id, String name) {
    BackupJob original = find(id);
    BackupJob copy =
        new BackupJob(
            TimeOrderedId.next(clock),
            name == null ? freeName(original.name()) : name,
            original.schedule(),
            original.sourceId(),
            original.destinations(),
            clock.instant());
    copy.enable(false);
    copy.limitTo(original.databases());
    copy.compressWith(original.compression(), original.compressionLevel().orElse(null));
    copy.encryptWith(original.encryptionProfileId().orElse(null));
    copy.notify(original.notificationIds());
    copy.notifyAbout(original.notificationRule());
    copy.retain(original.retention());
    return store(copy);
  }

  /** Queues a backup now, whether or not the job is enabled. */
  @RolesAllowed(Permission.JOBS_EXECUTE)
  public ExecutionQueue.Place run(String id) {
    BackupJob job = find(id);
    Caller caller = current.require();
    Trigger trigger = caller.apiKey().isPresent() ? Trigger.API : Trigger.MANUAL;
    ExecutionQueue.Place place =
        queue.backup(job, trigger, caller.apiKey().orElse(caller.userId()));
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("executionId", place.executionId())
            .add("trigger", trigger.apiName());
    caller.apiKey().ifPresent(key -> entry.add("apiKeyId", key));
    audit.record(AuditAction.EXECUTE, AuditResource.JOB, id, entry.build());
    return place;
  }

  private BackupJob find(String id) {
    return jobs.find(id).orElseThrow(() -> BackupException.notFound("Job"));
  }

  private JobDetails store(BackupJob job) {
    references.checkName(job.name(), job.id());
    references.check(job);
    jobs.add(job);
    record(job, AuditAction.CREATE, AuditDetails.of(job));
    return details.of(job);
  }

  private void record(BackupJob job, AuditAction action, JsonObject details) {
    audit.record(action, AuditResource.JOB, job.id(), details);
  }

  private static void applySettings(BackupJob job, JobChanges wanted) {
    CronExpression.parse(job.schedule());
    wanted.enabled().apply(job::enable);
    wanted.databases().apply(job::limitTo);
    if (wanted.compression().sent() || wanted.compressionLevel().sent()) {
      Compression method = wanted.compression().toOptional().orElse(job.compression());
      // A level belongs to its method: another method without a level starts at its own default.
      Integer kept = method == job.compression() ? job.compressionLevel().orElse(null) : null;
      job.compressWith(
          method, wanted.compressionLevel().sent() ? wanted.compressionLevel().value() : kept);
    }
    wanted.encryptionProfileId().apply(job::encryptWith);
    wanted.notificationIds().apply(job::notify);
    wanted.notificationEvents().apply(job::notifyAbout);
    wanted.retention().apply(job::retain);
  }

  private static List<JobDestination> firstDestinations(JobChanges wanted) {
    if (!wanted.destinations().sent()) {
      return List.of(new JobDestination(wanted.destinationId().value(), 0, null));
    }
    requireAgreement(wanted);
    return wanted.destinations().value();
  }

  /** Of two forms that were both sent, the one that differs from what is stored was meant. */
  private static void changeDestinations(BackupJob job, JobChanges wanted) {
    boolean listChanges =
        wanted.destinations().sent() && !wanted.destinations().value().equals(job.destinations());
    boolean firstChanges =
        wanted.destinationId().sent()
            && !wanted.destinationId().value().equals(job.destinations().get(0).destinationId());
    if (listChanges) {
      if (firstChanges) {
        requireAgreement(wanted);
      }
      job.sendTo(wanted.destinations().value());
    } else if (firstChanges) {
      job.sendTo(withFirst(job.destinations(), wanted.destinationId().value()));
    }
  }

  private static void requireAgreement(JobChanges wanted) {
    String first = wanted.destinations().value().get(0).destinationId();
    if (wanted.destinationId().sent() && !Objects.equals(first, wanted.destinationId().value())) {
      throw BackupException.invalid("destinationId must be the first of destinations, or left out");
    }
  }

  private static List<JobDestination> withFirst(List<JobDestination> before, String newFirst) {
    JobDestination old = before.get(0);
    List<JobDestination> after = new ArrayList<>();
    after.add(new JobDestination(newFirst, old.priority(), old.retention().orElse(null)));
    before.stream()
        .skip(1)
        .filter(other -> !other.destinationId().equals(newFirst))
        .forEach(after::add);
    return after;
  }

  private String freeName(String original) {
    for (int number = 1; ; number++) {
      String suffix = number == 1 ? COPY : " (Copy " + number + ")";
      String name = start(original, MAX_NAME - suffix.length()) + suffix;
      if (!jobs.nameTaken(name, "")) {
        return name;
      }
    }
  }

  /** At most so many characters of a text; half of one could not be stored. */
  private static String start(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length);
  }
}
