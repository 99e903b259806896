package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.spi.storage.StoragePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Finds stored backups for use cases and keeps what works on them apart: a backup that something
 * waits for or works on is not deleted, and nothing is queued for one that is being deleted. Checks
 * no permission.
 */
@ApplicationScoped
public class StoredBackupUse {
  @Inject AdapterConfigRepository adapters;
  @Inject BackupRepository backups;
  @Inject BackupCatalogue catalogue;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject AuditRecorder audit;
  @Inject CurrentCaller current;

  /** A configured destination; NOT_FOUND when the id is not one. */
  public AdapterConfig destination(String id) {
    return adapters
        .find(id)
        .filter(config -> config.type() == AdapterType.STORAGE)
        .orElseThrow(() -> BackupException.notFound("Destination"));
  }

  /** A backup in the catalogue; INVALID when the path is not one, NOT_FOUND when it is unknown. */
  public Backup find(String destinationId, String path) {
    AdapterConfig destination = destination(destinationId);
    StoragePath place = StoragePath.of(path);
    return backups
        .at(destinationId, place.value())
        .orElseThrow(() -> catalogue.unknown(destination, place));
  }

  /** The same, locked until the caller's transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Backup lock(String destinationId, String path) {
    AdapterConfig destination = destination(destinationId);
    StoragePath place = StoragePath.of(path);
    return backups
        .lockAt(destinationId, place.value())
        .orElseThrow(() -> catalogue.unknown(destination, place));
  }

  /** Queues a restore or verification of a backup that still exists, with its audit line. */
  @Transactional
  public String queue(
      ExecutionType type, String destinationId, String path, String plan, JsonObject details) {
    Backup backup = lock(destinationId, path);
    Trigger trigger =
        current.get().flatMap(caller -> caller.apiKey()).isPresent() ? Trigger.API : Trigger.MANUAL;
    String executionId =
        queue.ofBackup(
            type,
            backup.jobId().orElse(null),
            backup.jobName().orElse(null),
            plan,
            trigger,
            current.get().map(caller -> caller.apiKey().orElse(caller.userId())).orElse(null));
    audit.record(AuditAction.EXECUTE, AuditResource.STORAGE, destinationId, details);
    return executionId;
  }

  /** Fails with CONFLICT when an execution that has not ended needs the backup. */
  public void requireUnused(Backup backup) {
    userOf(backup)
        .ifPresent(
            user -> {
              throw BackupException.conflict(
                  "The backup is in use by " + user + ". Wait for its end, or cancel it");
            });
  }

  /** The execution that needs the backup and has not ended, in words; empty when none does. */
  public Optional<String> userOf(Backup backup) {
    return user(backup, executions.unfinished());
  }

  /** Which of these executions needs the backup, in words; empty when none does. */
  static Optional<String> user(Backup backup, List<Execution> unfinished) {
    return unfinished.stream()
        .filter(execution -> uses(execution, backup))
        .findFirst()
        .map(
            execution ->
                "the execution " + execution.id() + " (" + execution.type().apiName() + ")");
  }

  private static boolean uses(Execution execution, Backup backup) {
    Optional<String> parameters = execution.parameters();
    return switch (execution.type()) {
      case BACKUP -> backup.executionId().filter(execution.id()::equals).isPresent();
      case RESTORE ->
          backup.executionId().filter(execution.id()::equals).isPresent()
              || parameters
                  .map(RestorePlan::parse)
                  .filter(plan -> isAt(backup, plan.destinationId(), plan.path()))
                  .isPresent();
      case VERIFICATION ->
          !givesWay(execution)
              && parameters
                  .map(VerificationPlan::parse)
                  .filter(plan -> isAt(backup, plan.destinationId(), plan.path()))
                  .isPresent();
      // It deletes under the lock of the row, after this question.
      case RETENTION, SYSTEM_TASK -> false;
    };
  }

  /**
   * Verifications that nobody asked for may wait for long, and must keep neither people nor
   * retention from deleting; they end by themselves when the backup is gone.
   */
  private static boolean givesWay(Execution execution) {
    return execution.trigger() == Trigger.SYSTEM && execution.status() == ExecutionStatus.PENDING;
  }

  private static boolean isAt(Backup backup, String destinationId, String path) {
    return backup.destinationId().equals(destinationId) && backup.path().equals(path);
  }
}
