package io.dbackup.batch.verify;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.application.StoredBackupUse;
import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.read.CheckOnly;
import io.dbackup.batch.read.ObjectTask;
import io.dbackup.batch.read.ReadWork;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.RunLog;
import io.dbackup.batch.run.RunStep;
import io.dbackup.batch.run.RunStoppedException;
import io.dbackup.batch.run.Watch;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * First step of a verification: manifest, key, and every object with its recorded length. A backup
 * that is not encrypted and was made elsewhere is compared with its manifest though nobody here can
 * tell who wrote that; the verdict says so.
 */
@Named
@Dependent
public class PrepareVerification extends RunStep {
  @Inject RunLog log;
  @Inject ExecutionRepository executions;
  @Inject BackupRepository backups;
  @Inject BackupCatalogue catalogue;
  @Inject Verdict verdict;
  @Inject ExecutionLifecycle lifecycle;

  @Override
  protected String perform(Run run) {
    Optional<Execution> execution = executions.find(run.executionId());
    VerificationPlan plan =
        execution
            .flatMap(Execution::parameters)
            .map(VerificationPlan::parse)
            .orElseThrow(() -> BackupException.notFound("The plan of this verification"));
    Backup backup =
        backups
            .at(plan.destinationId(), plan.path())
            .orElseThrow(() -> gone(execution.get(), plan));
    log.info(run, "Verifying \"" + plan.path() + "\"");
    try {
      run.put(ReadWork.class, work(run, backup));
    } catch (BackupException e) {
      verdict.damagedIfSo(backup, e);
      throw e;
    }
    run.enter(ExecutionStage.VERIFYING, 5, 95, run.get(ReadWork.class).bytes("verify"));
    return null;
  }

  /** One that nobody asked for waits without keeping the backup, see {@link StoredBackupUse}. */
  private RuntimeException gone(Execution execution, VerificationPlan plan) {
    if (execution.trigger() != Trigger.SYSTEM) {
      return BackupException.notFound("Backup " + plan.path());
    }
    String reason = "The backup was deleted before it was its turn to be verified";
    lifecycle.cancelled(execution.id(), reason);
    return new RunStoppedException(reason);
  }

  private ReadWork work(Run run, Backup backup) {
    try (StoredBackup stored =
            run.open(
                "opening of \"" + backup.path() + "\"",
                () -> catalogue.open(backup, Trust.VOUCHED_FOR));
        Watch watch = run.watch("reading of \"" + backup.path() + "\"", stored)) {
      return watch.during(
          () -> {
            stored.requireObjects();
            stored.doubt().ifPresent(text -> log.warning(run, text));
            List<ObjectTask> tasks =
                stored.manifest().objects().stream().map(PrepareVerification::task).toList();
            return new ReadWork(backup, Trust.VOUCHED_FOR, stored.doubt(), Map.of("verify", tasks));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectTask task(ObjectEntry entry) {
    return new ObjectTask(
        entry,
        ObjectTask.Depth.PLAIN,
        "Reading every byte of database \"" + entry.database() + "\"",
        run -> new CheckOnly());
  }
}
