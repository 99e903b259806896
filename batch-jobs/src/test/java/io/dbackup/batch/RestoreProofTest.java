package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionQueue;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.LoadScript;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.JobOutcomeRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restore proves of the job that made the backup: only what came back as a whole. */
class RestoreProofTest {
  private static final byte[] SHOP = Engine.content(2 << 20);

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private String job;
  private Backup backup;

  @BeforeEach
  void makeABackupThatIsNotEncrypted() {
    engine.databases().with("shop", SHOP).with("wiki", Engine.content(1 << 20));
    job = engine.job(source, List.of(destination), wanted -> {});
    Execution made = engine.backup(job);
    assertThat(made.status()).as(engine.log(made.id())).isEqualTo(ExecutionStatus.SUCCESS);
    backup = engine.backups(made.id()).get(0);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aRestoreThatSucceedsShouldBeNotedForTheJob() {
    assertThat(proof()).isEmpty();

    Execution restored = restore("shop2", "wiki2");

    assertEnded(restored, ExecutionStatus.SUCCESS);
    assertThat(proof().orElseThrow())
        .isBetween(restored.startedAt().orElseThrow(), restored.endedAt().orElseThrow());
  }

  @Test
  void oneOfTwoDatabasesThatFailsShouldProveNothing() {
    engine.databases().loadOf("wiki2").endBadly();

    assertEnded(restore("shop2", "wiki2"), ExecutionStatus.PARTIAL);
    assertThat(proof()).isEmpty();
  }

  @Test
  void aRestoreThatFailsShouldLeaveTheEarlierProofAsItIs() {
    assertEnded(restore("shop2", "wiki2"), ExecutionStatus.SUCCESS);
    Optional<Instant> before = proof();
    engine.testClock().advance(Duration.ofHours(1));
    engine.databases().loadOf("shop3").endBadly();
    engine.databases().loadOf("wiki3").endBadly();

    assertEnded(restore("shop3", "wiki3"), ExecutionStatus.FAILED);
    assertThat(proof()).isPresent().isEqualTo(before);
  }

  @Test
  void aRestoreThatIsCancelledShouldProveNothing() throws Exception {
    LoadScript load = engine.databases().loadOf("shop2").stallAt(1 << 20);
    String id = queue("shop2", "wiki2", false);
    engine.bean(ExecutionStarter.class).startWaiting();
    load.awaitStall();
    engine.cancel(id);

    assertEnded(engine.await(id), ExecutionStatus.CANCELLED);
    assertThat(proof()).isEmpty();
  }

  @Test
  void aBackupThatNothingHereVouchesForShouldProveNothingThoughItComesBack() {
    engine.restartWithAnotherMasterKey();

    assertEnded(engine.finish(queue("shop2", "wiki2", true)), ExecutionStatus.SUCCESS);
    assertThat(engine.databases().content("shop2")).contains(SHOP);
    assertThat(proof()).isEmpty();
  }

  @Test
  void aSafetyCopyShouldProveNothingOfTheJobWhoseBackupReplacedIt() {
    Execution replaced = restore("shop", "wiki");
    assertEnded(replaced, ExecutionStatus.SUCCESS);
    Optional<Instant> before = proof();
    engine.testClock().advance(Duration.ofHours(1));

    backup = engine.backups(replaced.id()).get(0);
    assertThat(backup.safetyCopy()).isTrue();
    assertEnded(restore("shop2", "wiki2"), ExecutionStatus.SUCCESS);
    assertThat(proof()).isPresent().isEqualTo(before);
  }

  private Execution restore(String shop, String wiki) {
    return engine.finish(queue(shop, wiki, false));
  }

  /** As the API queues it: for the job that the backup belongs to, if any. */
  private String queue(String shop, String wiki, boolean force) {
    RestorePlan plan =
        new RestorePlan(
            destination,
            backup.path(),
            source,
            List.of(new Mapping("shop", shop), new Mapping("wiki", wiki)),
            Optional.empty(),
            true,
            OnExisting.REPLACE,
            force);
    return engine
        .bean(ExecutionQueue.class)
        .ofBackup(
            ExecutionType.RESTORE,
            backup.jobId().orElse(null),
            backup.jobName().orElse(null),
            plan.toJson(),
            Trigger.MANUAL,
            null);
  }

  private Optional<Instant> proof() {
    List<JobOutcomeRepository.Row> rows =
        engine.bean(JobOutcomeRepository.class).all().stream()
            .filter(row -> row.jobId().equals(job))
            .toList();
    assertThat(rows).hasSize(1);
    return rows.get(0).lastRestoredAt();
  }

  private void assertEnded(Execution execution, ExecutionStatus status) {
    assertThat(execution.status()).as(engine.log(execution.id())).isEqualTo(status);
  }
}
