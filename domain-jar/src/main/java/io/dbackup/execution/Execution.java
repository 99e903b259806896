package io.dbackup.execution;

import io.dbackup.backup.RestorePlan;
import io.dbackup.error.BackupException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a backup, restore, verification or the like. The table of executions is the queue:
 * PENDING rows wait in order of their creation, a node claims one by moving it to RUNNING under a
 * lease that it must keep renewing, and a final status never changes again. Progress never
 * decreases.
 */
@Entity
@Table(name = "execution")
public class Execution {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private ExecutionType type;

  @Enumerated(EnumType.STRING)
  private ExecutionStatus status;

  @Enumerated(EnumType.STRING)
  private ExecutionStage stage;

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "job_name")
  private String jobName;

  @Enumerated(EnumType.STRING)
  @Column(name = "trigger_kind")
  private Trigger trigger;

  @Column(name = "triggered_by")
  private String triggeredBy;

  /**
   * The scheduled time this run stands for; unique for a job, so that no two nodes run the same
   * slot.
   */
  private Instant slot;

  /** The job's id while a backup waits; unique, so that the same job is not queued twice. */
  @Column(name = "pending_key")
  private String pendingKey;

  private String parameters;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  private int progress;

  @Column(name = "bytes_done")
  private long bytesDone;

  @Column(name = "bytes_total")
  private long bytesTotal;

  @Column(name = "stored_size")
  private Long size;

  @Column(name = "stored_path")
  private String path;

  private String error;
  private String result;

  /** What this run may have left at destinations and nobody accounts for yet. */
  @Column(name = "leftovers")
  private String leftovers;

  /** Whether {@link #leftovers} is set; to be found by. */
  @Column(name = "may_have_left")
  private boolean mayHaveLeft;

  @Column(name = "node_id")
  private String nodeId;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Column(name = "cancel_requested")
  private boolean cancelRequested;

  @Version private long version;

  protected Execution() {}

  private Execution(
      String id, ExecutionType type, Trigger trigger, String triggeredBy, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.type = Objects.requireNonNull(type);
    this.trigger = Objects.requireNonNull(trigger);
    this.triggeredBy = triggeredBy;
    this.status = ExecutionStatus.PENDING;
    this.stage = ExecutionStage.QUEUED;
    this.createdAt = Objects.requireNonNull(now);
  }

  /**
   * A backup waiting for its turn.
   *
   * @param slot the scheduled time, or null when it was not the schedule
   */
  public static Execution backup(
      String id,
      String jobId,
      String jobName,
      Trigger trigger,
      String triggeredBy,
      Instant slot,
      Instant now) {
    return new Execution(id, ExecutionType.BACKUP, trigger, triggeredBy, now)
        .keptApart(jobId, jobName, slot);
  }

  /** Of which one waits at a time, and one is made for each scheduled time. */
  private Execution keptApart(String ofWhat, String name, Instant scheduled) {
    this.jobId = Objects.requireNonNull(ofWhat);
    this.jobName = name;
    this.slot = scheduled;
    this.pendingKey = ofWhat;
    return this;
  }

  /**
   * A restore, verification or retention run waiting for its turn.
   *
   * @param jobName what to call it in lists: the name of the job that made the backup
   * @param parameters JSON with everything the run needs to know
   */
  public static Execution ofBackup(
      String id,
      ExecutionType type,
      String jobId,
      String jobName,
      String parameters,
      Trigger trigger,
      String triggeredBy,
      Instant now) {
    Execution execution = new Execution(id, type, trigger, triggeredBy, now);
    execution.jobId = jobId;
    execution.jobName = jobName;
    execution.parameters = Objects.requireNonNull(parameters);
    return execution;
  }

  /**
   * A system task waiting for its turn; the task's id stands where a job's id does.
   *
   * @param slot the scheduled time, or null when it was not the schedule
   */
  public static Execution systemTask(
      String id,
      String taskId,
      String label,
      Trigger trigger,
      String triggeredBy,
      Instant slot,
      Instant now) {
    return new Execution(id, ExecutionType.SYSTEM_TASK, trigger, triggeredBy, now)
        .keptApart(taskId, label, slot);
  }

  /** PENDING to RUNNING, owned by a node until the lease ends. */
  public void claim(String newNodeId, Instant lease, Instant now) {
    require(ExecutionStatus.PENDING);
    this.status = ExecutionStatus.RUNNING;
    this.stage = ExecutionStage.INITIALIZING;
    this.pendingKey = null;
    this.nodeId = Objects.requireNonNull(newNodeId);
    this.leaseUntil = Objects.requireNonNull(lease);
    this.startedAt = now;
  }

  /** Gives a running execution to a node until the lease ends. */
  public void lease(String newNodeId, Instant until) {
    require(ExecutionStatus.RUNNING);
    this.nodeId = Objects.requireNonNull(newNodeId);
    this.leaseUntil = Objects.requireNonNull(until);
  }

  /** Enters a stage, or moves on within it. */
  public void advance(ExecutionStage newStage, int newProgress, long done, long total) {
    require(ExecutionStatus.RUNNING);
    this.stage = newStage;
    this.progress = Math.max(progress, Math.min(newProgress, 99));
    this.bytesDone = done;
    this.bytesTotal = total;
  }

  /** Asks a run to stop, or ends it at once while it waits. */
  public void cancel(Instant now) {
    if (status.isFinal()) {
      throw BackupException.conflict("Cannot cancel an execution with status " + status.apiName());
    }
    if (status == ExecutionStatus.PENDING) {
      end(ExecutionStatus.CANCELLED, ExecutionStage.CANCELLED, now);
    } else {
      this.cancelRequested = true;
    }
  }

  /**
   * Ends well: what was stored or restored, and a JSON document with the particulars.
   *
   * @param missing what failed or was left out, in words; null when nothing was
   */
  public void succeed(String missing, String newPath, Long newSize, String newResult, Instant now) {
    require(ExecutionStatus.RUNNING);
    this.error = missing;
    this.path = newPath;
    this.size = newSize;
    this.result = newResult;
    this.progress = 100;
    end(
        missing == null ? ExecutionStatus.SUCCESS : ExecutionStatus.PARTIAL,
        ExecutionStage.COMPLETED,
        now);
  }

  /** Ends with a reason for the user; legal from PENDING too, when the run can never start. */
  public void fail(String reason, Instant now) {
    requireNotFinal();
    this.error = Objects.requireNonNull(reason);
    end(ExecutionStatus.FAILED, ExecutionStage.FAILED, now);
  }

  /** Ends because somebody asked for it. */
  public void cancelled(String reason, Instant now) {
    requireNotFinal();
    this.error = reason;
    end(ExecutionStatus.CANCELLED, ExecutionStage.CANCELLED, now);
  }

  /**
   * Remembers what this run is about to write, so that it can be removed whatever happens; null
   * once there is nothing to remove.
   */
  public void mayLeave(String newLeftovers) {
    this.leftovers = newLeftovers;
    this.mayHaveLeft = newLeftovers != null;
  }

  private void end(ExecutionStatus finalStatus, ExecutionStage finalStage, Instant now) {
    this.status = finalStatus;
    this.stage = finalStage;
    this.pendingKey = null;
    this.leaseUntil = null;
    if (type == ExecutionType.RESTORE) {
      this.parameters = RestorePlan.withoutCredentials(parameters);
    }
    this.endedAt = Objects.requireNonNull(now);
  }

  private void require(ExecutionStatus expected) {
    if (status != expected) {
      throw new IllegalStateException("Execution " + id + " is " + status + ", not " + expected);
    }
  }

  private void requireNotFinal() {
    if (status.isFinal()) {
      throw new IllegalStateException("Execution " + id + " has already ended with " + status);
    }
  }

  public String id() {
    return id;
  }

  public ExecutionType type() {
    return type;
  }

  public ExecutionStatus status() {
    return status;
  }

  public ExecutionStage stage() {
    return stage;
  }

  public Optional<String> jobId() {
    return Optional.ofNullable(jobId);
  }

  public Optional<String> jobName() {
    return Optional.ofNullable(jobName);
  }

  public Trigger trigger() {
    return trigger;
  }

  /** Id of the user or API key; empty for the schedule and the program itself. */
  public Optional<String> triggeredBy() {
    return Optional.ofNullable(triggeredBy);
  }

  public Optional<Instant> slot() {
    return Optional.ofNullable(slot);
  }

  /** JSON; for restores and verifications what to do, secrets encrypted. */
  public Optional<String> parameters() {
    return Optional.ofNullable(parameters);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Time from the start to the end, or to now while it runs; empty before the start. */
  public Optional<Duration> duration(Instant now) {
    return startedAt().map(start -> Duration.between(start, endedAt().orElse(now)));
  }

  /** 0 to 100. */
  public int progress() {
    return progress;
  }

  public long bytesDone() {
    return bytesDone;
  }

  /** Estimate; 0 when unknown. */
  public long bytesTotal() {
    return bytesTotal;
  }

  /** Bytes stored at the destination. */
  public Optional<Long> size() {
    return Optional.ofNullable(size);
  }

  public Optional<String> path() {
    return Optional.ofNullable(path);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** JSON with particulars of the end. */
  public Optional<String> result() {
    return Optional.ofNullable(result);
  }

  /** JSON list of objects that may lie at destinations without belonging to a backup. */
  public Optional<String> leftovers() {
    return Optional.ofNullable(leftovers);
  }

  public Optional<String> nodeId() {
    return Optional.ofNullable(nodeId);
  }

  public Optional<Instant> leaseUntil() {
    return Optional.ofNullable(leaseUntil);
  }

  public boolean cancelRequested() {
    return cancelRequested;
  }
}
