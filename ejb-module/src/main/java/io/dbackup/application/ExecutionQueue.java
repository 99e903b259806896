package io.dbackup.application;

import io.dbackup.event.ExecutionQueued;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.retention.RetentionOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The way into the queue, for callers, the schedule and the program itself; callers' rights are
 * checked before. Safe with several nodes: unique keys in the table decide, and a queue lock keeps
 * the check and the insert together.
 */
@ApplicationScoped
public class ExecutionQueue {
  @Inject ExecutionRepository executions;
  @Inject Event<ExecutionQueued> queued;
  @Inject Clock clock;

  /** An execution in the queue, and whether it was there before. */
  public record Place(String executionId, boolean alreadyQueued) {}

  /**
   * Queues a backup; a job that already waits is not queued twice, its waiting execution is
   * returned.
   */
  @Transactional
  public Place backup(BackupJob job, Trigger trigger, String triggeredBy) {
    executions.lockQueue();
    Optional<Execution> waiting = executions.waiting(job.id());
    if (waiting.isPresent()) {
      return new Place(waiting.get().id(), true);
    }
    return new Place(add(newBackup(job, trigger, triggeredBy, null)), false);
  }

  /**
   * Queues the backup of a scheduled time; empty when that time was queued before, here or on
   * another node.
   */
  @Transactional
  public Optional<String> scheduledBackup(BackupJob job, Instant slot) {
    executions.lockQueue();
    if (executions.slotTaken(job.id(), slot) || executions.waiting(job.id()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(add(newBackup(job, Trigger.SCHEDULER, null, slot)));
  }

  /** Queues a retention run of a job; one that waits already is returned instead. */
  @Transactional
  public Place retention(
      BackupJob job, Set<String> confirmed, Trigger trigger, String triggeredBy) {
    executions.lockQueue();
    RetentionOrder order = new RetentionOrder(job.id(), confirmed);
    Optional<Execution> waiting =
        executions.unfinished(job.id(), ExecutionType.RETENTION).stream()
            .filter(execution -> execution.status() == ExecutionStatus.PENDING)
            .filter(execution -> execution.parameters().equals(Optional.of(order.toJson())))
            .findFirst();
    if (waiting.isPresent()) {
      return new Place(waiting.get().id(), true);
    }
    return new Place(
        ofBackup(
            ExecutionType.RETENTION, job.id(), job.name(), order.toJson(), trigger, triggeredBy),
        false);
  }

  /** Queues a run of a system task; one that waits already is returned instead. */
  @Transactional
  public Place systemTask(String taskId, String label, Trigger trigger, String triggeredBy) {
    executions.lockQueue();
    return executions
        .waiting(taskId)
        .map(waiting -> new Place(waiting.id(), true))
        .orElseGet(() -> new Place(add(newTask(taskId, label, trigger, triggeredBy, null)), false));
  }

  /**
   * Queues a system task for a scheduled time; empty when that time was queued before, here or on
   * another node, or the task waits already.
   */
  @Transactional
  public Optional<String> scheduledTask(String taskId, String label, Instant slot) {
    executions.lockQueue();
    if (executions.slotTaken(taskId, slot) || executions.waiting(taskId).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(add(newTask(taskId, label, Trigger.SCHEDULER, null, slot)));
  }

  private Execution newTask(
      String taskId, String label, Trigger trigger, String triggeredBy, Instant slot) {
    return Execution.systemTask(
        TimeOrderedId.next(clock), taskId, label, trigger, triggeredBy, slot, clock.instant());
  }

  /** Queues a restore or verification with its parameters as JSON. */
  @Transactional
  public String ofBackup(
      ExecutionType type,
      String jobId,
      String jobName,
      String parameters,
      Trigger trigger,
      String triggeredBy) {
    return add(
        Execution.ofBackup(
            TimeOrderedId.next(clock),
            type,
            jobId,
            jobName,
            parameters,
            trigger,
            triggeredBy,
            clock.instant()));
  }

  private Execution newBackup(BackupJob job, Trigger trigger, String triggeredBy, Instant slot) {
    return Execution.backup(
        TimeOrderedId.next(clock),
        job.id(),
        job.name(),
        trigger,
        triggeredBy,
        slot,
        clock.instant());
  }

  private String add(Execution execution) {
    executions.add(execution);
    executions.addLog(
        new LogEntry(
            execution.id(),
            clock.instant(),
            LogLevel.INFO,
            ExecutionStage.QUEUED,
            execution.type().label() + " queued",
            null));
    queued.fire(new ExecutionQueued(execution.id()));
    return execution.id();
  }
}
