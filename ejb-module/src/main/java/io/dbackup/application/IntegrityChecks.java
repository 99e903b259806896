package io.dbackup.application;

import io.dbackup.backup.Backup;
import io.dbackup.backup.ReadingBudget;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Queues verifications of backups that were not read for long. */
@ApplicationScoped
public class IntegrityChecks {
  @Inject BackupRepository backups;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** The backups whose turn it is today, see {@link ReadingBudget}. */
  public List<String> due() {
    return new ReadingBudget(settings.get(Settings.INTEGRITY_DAYS))
        .choose(backups.byLastReading(), clock.instant());
  }

  /** Queues the verification of a backup that is still there and not about to be verified. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<String> queue(String backupId) {
    Optional<Backup> backup =
        backups
            .find(backupId)
            .flatMap(found -> backups.lockAt(found.destinationId(), found.path()));
    return backup
        .filter(found -> !executions.isUnfinished(ExecutionType.VERIFICATION, plan(found)))
        .map(
            found ->
                queue.ofBackup(
                    ExecutionType.VERIFICATION,
                    found.jobId().orElse(null),
                    found.jobName().orElse(null),
                    plan(found),
                    Trigger.SYSTEM,
                    null));
  }

  private static String plan(Backup backup) {
    return new VerificationPlan(backup.destinationId(), backup.path()).toJson();
  }
}
