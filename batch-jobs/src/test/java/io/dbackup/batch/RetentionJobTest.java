package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionQueue;
import io.dbackup.application.RetentionPlanner;
import io.dbackup.application.RetentionTrigger;
import io.dbackup.backup.Backup;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.retention.RetentionPolicy;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Retention deletes what the policy says, and nothing at all when anything is doubtful. */
class RetentionJobTest {
  private final Engine engine = new Engine();
  private final String destination = engine.destination("Local");
  private String job;

  @AfterEach
  void stop() {
    engine.close();
  }

  private static RetentionPolicy keep(int count) {
    return new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, count, 0, 0, 0, 0);
  }

  /** Backups a day apart; returns their paths, oldest first. */
  private List<String> makeBackups(int count, RetentionPolicy policy, String... databases) {
    for (String name : databases) {
      engine.databases().with(name, Engine.content(10_000));
    }
    job = engine.job(engine.source("Production"), List.of(destination), j -> j.retain(policy));
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add(makeBackup());
      engine.testClock().advance(Duration.ofDays(1));
    }
    return paths;
  }

  private String makeBackup() {
    return engine.backups(engine.backup(job).id()).get(0).path();
  }

  private BackupJob job() {
    return engine.bean(JobRepository.class).find(job).orElseThrow();
  }

  private Execution retain(String... confirmed) {
    return engine.finish(
        engine
            .bean(ExecutionQueue.class)
            .retention(job(), Set.of(confirmed), Trigger.SYSTEM, null)
            .executionId());
  }

  private List<String> listed() {
    return engine.bean(BackupRepository.class).atDestination(destination).stream()
        .map(Backup::path)
        .sorted()
        .toList();
  }

  /** Paths of the backups that lie at the destination with a manifest. */
  private List<String> stored() {
    return engine.stored(destination).stream().filter(path -> !path.endsWith(".json")).toList();
  }

  private String fingerprint() {
    return engine
        .bean(RetentionPlanner.class)
        .plan(job(), destination, job().retention())
        .plan()
        .fingerprint();
  }

  private void assertNothingIsDeleted(List<String> paths) {
    assertThat(listed()).containsExactlyElementsOf(paths.stream().sorted().toList());
    assertThat(stored()).containsExactlyElementsOf(paths.stream().sorted().toList());
  }

  @Test
  void onlyTheNewestShouldStayInCatalogueAndDestination() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    Execution execution = retain();
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(paths.subList(1, 3));
    assertThat(engine.log(execution.id()))
        .contains("Deleted \"" + paths.get(0) + "\"", "Older than the newest 2");
    assertThat(execution.result().orElseThrow()).contains(paths.get(0));
  }

  @Test
  void manyBackupsShouldGoOnlyAfterSomebodyHasConfirmedThese() {
    List<String> paths = makeBackups(4, keep(1), "shop");
    Execution refused = retain();
    assertThat(refused.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(refused.error().orElseThrow()).contains("3 of 4 backups", "confirm");
    assertNothingIsDeleted(paths);

    String seen = fingerprint();
    paths.add(makeBackup());
    assertThat(retain(seen).status()).as("not what was seen").isEqualTo(ExecutionStatus.FAILED);
    assertNothingIsDeleted(paths);

    assertThat(retain(fingerprint()).status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(paths.subList(4, 5));
  }

  @Test
  void aLockedBackupShouldStay() {
    List<String> paths = makeBackups(3, keep(1), "shop");
    engine.inTransaction(
        () ->
            engine
                .bean(BackupRepository.class)
                .lockAt(destination, paths.get(0))
                .orElseThrow()
                .lock(true));
    assertThat(retain().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(List.of(paths.get(0), paths.get(2)));
  }

  @Test
  void aBackupThatSomethingWaitsForShouldStay() {
    List<String> paths = makeBackups(2, keep(1), "shop");
    String plan = new VerificationPlan(destination, paths.get(0)).toJson();
    engine.settings().put("dbackup.max-concurrent-jobs", "1");
    String retention =
        engine
            .bean(ExecutionQueue.class)
            .retention(job(), Set.of(), Trigger.SYSTEM, null)
            .executionId();
    String verification = engine.queue(ExecutionType.VERIFICATION, plan);
    assertThat(engine.finish(retention).status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.finish(verification).status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(paths);
  }

  @Test
  void aDestinationThatCannotBeListedShouldLoseNothing() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failFrom(Operation.LIST, 1, AdapterFailure.RETRYABLE);
    Execution execution = retain();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("Nothing is deleted at destination");
    engine.storage().heal(engine.placeOf(destination));
    assertNothingIsDeleted(paths);
  }

  @Test
  void nothingShouldGoWhileTheBackupThatStaysCannotBeRead() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failFrom(Operation.READ, 1, AdapterFailure.RETRYABLE);
    Execution execution = retain();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    engine.storage().heal(engine.placeOf(destination));
    assertNothingIsDeleted(paths);
  }

  @Test
  void aNewestBackupWithAChangedManifestShouldSaveTheOthers() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine.changeByte(destination, paths.get(2) + ".meta.json", 40);
    assertThat(retain().status()).isEqualTo(ExecutionStatus.FAILED);
    assertNothingIsDeleted(paths);
  }

  @Test
  void aDamagedBackupShouldTakeNobodysPlace() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine.inTransaction(
        () ->
            engine
                .bean(BackupRepository.class)
                .lockAt(destination, paths.get(2))
                .orElseThrow()
                .verified(false, "Damaged", engine.testClock().instant()));
    assertThat(retain().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(paths);
  }

  @Test
  void theLastCopyOfADatabaseThatFailsEveryNightShouldStay() {
    List<String> paths = makeBackups(1, keep(1), "shop", "stock");
    engine.databases().dumpOf("stock").failAt(10);
    for (int i = 0; i < 3; i++) {
      paths.add(makeBackup());
      engine.testClock().advance(Duration.ofDays(1));
    }
    retain();
    retain(fingerprint());
    assertThat(listed()).contains(paths.get(0), paths.get(3)).hasSize(2);
  }

  @Test
  void theLastCopyOfTheSourceThatAJobReadBeforeShouldStay() {
    List<String> paths = makeBackups(1, keep(1), "shop");
    String other = engine.source("Another server with a database of the same name");
    engine.inTransaction(() -> job().readFrom(other));
    paths.add(makeBackup());
    engine.testClock().advance(Duration.ofDays(1));
    paths.add(makeBackup());
    Execution execution = retain();
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    assertNothingIsDeleted(List.of(paths.get(0), paths.get(2)));
  }

  @Test
  void aDestinationThatOnlySaysItDeletedShouldKeepItsRow() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine.storage().faultsOf(engine.placeOf(destination)).lieAboutDelete();
    Execution execution = retain();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow()).contains(paths.get(0), "still shows");
    assertThat(listed()).contains(paths.get(0));
  }

  @Test
  void afterAFailureNothingMoreShouldBeDeletedThere() {
    List<String> paths = makeBackups(4, keep(2), "shop");
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failOnce(Operation.DELETE, 1, AdapterFailure.DENIED);
    Execution execution = retain();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertNothingIsDeleted(paths);
  }

  @Test
  void aDeletionThatBreaksOffShouldMarkWhatItLeft() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failOnce(Operation.DELETE, 2, AdapterFailure.RETRYABLE);
    assertThat(retain().status()).isEqualTo(ExecutionStatus.PARTIAL);
    Backup row = engine.bean(BackupRepository.class).at(destination, paths.get(0)).orElseThrow();
    assertThat(row.problem().orElseThrow()).contains("deletion did not end", paths.get(0));
    assertThat(engine.bean(BackupRepository.class).at(destination, paths.get(1)).orElseThrow())
        .extracting(Backup::problem)
        .isEqualTo(Optional.empty());
  }

  @Test
  void whatOthersHavePutThereShouldNotBeTouched() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    String folder = paths.get(0).substring(0, paths.get(0).lastIndexOf('/') + 1);
    try (StorageSession session = engine.storage().truth(engine.placeOf(destination));
        Upload upload = session.beginUpload(StoragePath.of(folder + "canary.sql"))) {
      upload.write(ByteBuffer.wrap(new byte[] {1}));
      upload.commit();
    }
    assertThat(retain().status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(stored()).contains(folder + "canary.sql").hasSize(3);
  }

  @Test
  void backupsThatNobodyHereCanVouchForShouldStay() {
    List<String> paths = makeBackups(3, keep(2), "shop");
    engine.restartWithAnotherMasterKey();
    assertThat(retain().status()).isEqualTo(ExecutionStatus.FAILED);
    assertNothingIsDeleted(paths);
  }

  @Test
  void aDeletedJobShouldLeaveItsBackups() {
    List<String> paths = makeBackups(3, keep(1), "shop");
    String waiting =
        engine
            .bean(ExecutionQueue.class)
            .retention(job(), Set.of(), Trigger.SYSTEM, null)
            .executionId();
    engine.inTransaction(() -> engine.bean(JobRepository.class).remove(job()));
    Execution execution = engine.finish(waiting);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("The job was deleted");
    assertNothingIsDeleted(paths);
  }

  @Test
  void aGoodBackupShouldQueueRetentionOnlyWhenThereIsSomethingToDelete() {
    makeBackups(2, keep(2), "shop");
    RetentionTrigger trigger = engine.bean(RetentionTrigger.class);
    ExecutionRepository executions = engine.bean(ExecutionRepository.class);
    Execution second = engine.backup(job);
    assertThat(executions.unfinished(job, ExecutionType.RETENTION)).isEmpty();
    trigger.afterBackup(second.id());
    trigger.afterBackup(second.id());
    List<Execution> queued = executions.unfinished(job, ExecutionType.RETENTION);
    assertThat(queued).as("one, however often it is asked for").hasSize(1);
    assertThat(engine.finish(queued.get(0).id()).status()).isEqualTo(ExecutionStatus.SUCCESS);
    trigger.afterBackup(second.id());
    assertThat(executions.unfinished(job, ExecutionType.RETENTION)).isEmpty();
  }
}
