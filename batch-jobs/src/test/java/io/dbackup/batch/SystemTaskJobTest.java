package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.application.ExecutionQueue;
import io.dbackup.backup.Backup;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.Patience;
import io.dbackup.batch.harness.ScriptedTask;
import io.dbackup.batch.harness.TestBeans;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** System tasks and the verifications they ask for, in the real engine. */
class SystemTaskJobTest {
  private static final int LIMIT = 2;

  private final Engine engine = new Engine();
  private final CountDownLatch letGo = new CountDownLatch(1);

  @AfterEach
  void stop() {
    letGo.countDown();
    Patience.until("end of all tasks", () -> ScriptedTask.running() == 0);
    Patience.untilBatchThreadsEnd();
    engine.close();
  }

  private void block() {
    try {
      assertThat(letGo.await(90, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start() {
    engine.bean(ExecutionStarter.class).startWaiting();
  }

  private String queueTask(String id) {
    return engine
        .bean(ExecutionQueue.class)
        .systemTask(id, "Task " + id, Trigger.MANUAL, null)
        .executionId();
  }

  private ExecutionStatus status(String id) {
    return engine.execution(id).status();
  }

  private Optional<String> claim() {
    return engine
        .bean(ExecutionLifecycle.class)
        .claimNext("node", LIMIT)
        .map(ExecutionLifecycle.Claim::executionId);
  }

  private String verification(Trigger trigger) {
    engine.testClock().advance(Duration.ofMillis(1));
    return engine
        .bean(ExecutionQueue.class)
        .ofBackup(ExecutionType.VERIFICATION, null, "Nightly", "{}", trigger, null);
  }

  private String job() {
    String name = "Name " + UUID.randomUUID();
    engine.testClock().advance(Duration.ofMillis(1));
    return engine.job(engine.source(name), List.of(engine.destination(name)), job -> {});
  }

  @Test
  void aTaskThatDoesItsWorkShouldSucceedWithItsLog() {
    TestBeans.task("one").does(report -> report.info("Three things were done"));
    Execution execution = engine.finish(queueTask("one"));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(execution.progress()).isEqualTo(100);
    assertThat(execution.error()).isEmpty();
    assertThat(engine.log(execution.id()))
        .contains("System task queued")
        .contains("INFO Three things were done")
        .contains("System task completed");
  }

  @Test
  void aTaskWithProblemsShouldBePartialAndSayThem() {
    TestBeans.task("one")
        .does(
            report -> {
              report.problem("The first is broken");
              report.info("The second is not");
              report.problem("The third is broken");
            });
    Execution execution = engine.finish(queueTask("one"));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error()).contains("The first is broken\nThe third is broken");
    assertThat(execution.result())
        .contains("{\"problems\":[\"The first is broken\",\"The third is broken\"]}");
    assertThat(engine.log(execution.id())).contains("WARNING The first is broken");
  }

  @Test
  void aTaskThatFailsShouldSayWhy() {
    TestBeans.task("one")
        .does(
            report -> {
              throw new BackupException(ErrorCategory.EXTERNAL, "The disk is full", null);
            });
    Execution execution = engine.finish(queueTask("one"));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("The disk is full");
  }

  @Test
  void aTaskThatThisVersionDoesNotKnowShouldFail() {
    Execution execution = engine.finish(queueTask("make-coffee"));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("not found");
  }

  @Test
  void cancellingShouldEndATaskBetweenItsPiecesOfWork() {
    CountDownLatch working = new CountDownLatch(1);
    TestBeans.task("one")
        .does(
            report -> {
              while (true) {
                working.countDown();
                report.checkGoesOn();
                Thread.onSpinWait();
              }
            });
    String id = queueTask("one");
    start();
    Patience.until("work", () -> working.getCount() == 0);
    engine.cancel(id);
    Execution execution = engine.await(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution.error()).contains("Cancelled by a user");
  }

  /** The test's clock leaps, so that only what is heard in between keeps the run alive. */
  @Test
  void aTaskThatSaysItGoesOnShouldNotCountAsStuck() {
    engine.settings().put("dbackup.stall-timeout", "10");
    TestBeans.task("one")
        .does(
            report -> {
              for (int i = 0; i < 10; i++) {
                engine.testClock().advance(Duration.ofSeconds(8));
                report.checkGoesOn();
                engine.bean(Heartbeat.class).beat();
              }
            });
    Execution execution = engine.finish(queueTask("one"));
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void theSameTaskShouldNotRunTwiceAtOnce() {
    TestBeans.task("one").does(report -> block());
    String first = queueTask("one");
    start();
    String second = queueTask("one");
    start();
    assertThat(second).isNotEqualTo(first);
    assertThat(status(first)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(status(second)).isEqualTo(ExecutionStatus.PENDING);
    assertThat(queueTask("one")).as("nor wait twice").isEqualTo(second);
    letGo.countDown();
    engine.await(first);
    assertThat(engine.finish(second).status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void noMoreThanTwoTasksShouldRunAtOnce() {
    for (String id : List.of("one", "two", "three")) {
      TestBeans.task(id).does(report -> block());
    }
    String first = queueTask("one");
    engine.testClock().advance(Duration.ofMillis(1));
    String second = queueTask("two");
    engine.testClock().advance(Duration.ofMillis(1));
    String third = queueTask("three");
    start();
    assertThat(status(first)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(status(second)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(status(third)).isEqualTo(ExecutionStatus.PENDING);
    letGo.countDown();
    engine.await(first);
    assertThat(engine.finish(third).status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void aTaskShouldStartThoughEveryOtherPlaceIsTakenAndTakeNone() {
    engine.queueBackup(job());
    engine.queueBackup(job());
    engine.queueBackup(job());
    assertThat(claim()).isPresent();
    String task = queueTask("one");
    assertThat(claim()).contains(task);
    assertThat(claim()).as("the second backup").isPresent();
    assertThat(claim()).as("the third backup").isEmpty();
    assertThat(engine.bean(ExecutionRepository.class).countRunning()).isEqualTo(LIMIT);
  }

  @Test
  void verificationsThatNobodyAskedForShouldComeLastAndOneAtATime() {
    String ofSystem = verification(Trigger.SYSTEM);
    String another = verification(Trigger.SYSTEM);
    String ofSomebody = verification(Trigger.MANUAL);
    engine.testClock().advance(Duration.ofMillis(1));
    String backup = engine.queueBackup(job());

    assertThat(claim()).contains(ofSomebody);
    assertThat(claim()).contains(backup);
    ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
    lifecycle.fail(ofSomebody, "over");
    lifecycle.fail(backup, "over");
    assertThat(claim()).contains(ofSystem);
    assertThat(claim()).as("a place stays free").isEmpty();
    String later = engine.queueBackup(job());
    assertThat(claim()).contains(later);
    lifecycle.fail(ofSystem, "over");
    assertThat(claim()).contains(another);
  }

  @Test
  void aVerificationThatNobodyAskedForShouldEndQuietlyWhenItsBackupIsGone() {
    engine.databases().with("shop", Engine.content(1000));
    String destination = engine.destination("Local");
    String job = engine.job(engine.source("Production"), List.of(destination), j -> {});
    Backup backup = engine.backups(engine.backup(job).id()).get(0);
    String plan = new VerificationPlan(destination, backup.path()).toJson();
    ExecutionQueue queue = engine.bean(ExecutionQueue.class);
    String waiting =
        queue.ofBackup(ExecutionType.VERIFICATION, null, null, plan, Trigger.SYSTEM, null);
    String asked =
        queue.ofBackup(ExecutionType.VERIFICATION, null, null, plan, Trigger.MANUAL, null);
    BackupRepository backups = engine.bean(BackupRepository.class);
    engine.inTransaction(() -> backups.remove(backups.find(backup.id()).orElseThrow()));

    assertThat(engine.finish(waiting).status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(engine.execution(waiting).error().orElseThrow()).contains("was deleted before");
    assertThat(status(asked)).as("somebody wants to know").isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void theHistoryShouldShowTasksOnlyToWhoAsksForThem() {
    String backup = engine.queueBackup(job());
    String task = queueTask("one");
    assertThat(found(Optional.empty(), Optional.empty())).containsExactly(backup);
    assertThat(found(Optional.of(ExecutionType.SYSTEM_TASK), Optional.empty()))
        .containsExactly(task);
    assertThat(found(Optional.empty(), Optional.of("one"))).containsExactly(task);
    assertThat(found(Optional.of(ExecutionType.BACKUP), Optional.of("one"))).isEmpty();
  }

  private List<String> found(Optional<ExecutionType> type, Optional<String> jobId) {
    ExecutionFilter filter =
        new ExecutionFilter(Optional.empty(), type, jobId, Optional.empty(), Optional.empty());
    ExecutionRepository executions = engine.bean(ExecutionRepository.class);
    List<String> ids = executions.search(filter, 0, 100).stream().map(Execution::id).toList();
    assertThat(executions.count(filter)).isEqualTo(ids.size());
    return ids;
  }
}
