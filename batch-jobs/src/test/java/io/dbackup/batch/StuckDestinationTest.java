package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.Patience;
import io.dbackup.batch.run.Runs;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A destination that does not answer any more ends the backup in time and in words. */
class StuckDestinationTest {
  private static final int MIB = 1 << 20;
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String stuck = engine.destination("Stuck");
  private final StorageFaults faults = engine.storage().faultsOf(engine.placeOf(stuck));

  @AfterEach
  void stop() {
    faults.release();
    engine.close();
  }

  private String start(List<String> destinations) throws InterruptedException {
    engine.databases().with("shop", Engine.content(20 * MIB));
    String id = engine.queueBackup(engine.job(source, destinations, job -> {}));
    engine.bean(ExecutionStarter.class).startWaiting();
    faults.awaitStall();
    return id;
  }

  private void beat() {
    engine.bean(Heartbeat.class).beat();
  }

  /** Lets time pass, with heartbeats, until the execution has ended. */
  private Execution awaitEnd(String id) {
    Patience.until(
        "end of the execution",
        () -> {
          beat();
          engine.testClock().advance(SHORT);
          return engine.execution(id).status().isFinal();
        });
    return engine.execution(id);
  }

  private void assertNothingIsThere(String id) {
    assertThat(engine.stored(stuck)).isEmpty();
    assertThat(engine.backups(id)).isEmpty();
    assertThat(engine.execution(id).leftovers()).isEmpty();
  }

  private void awaitThreads() {
    Patience.until("end of the run", () -> engine.bean(Runs.class).all().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN, 1, 5 minutes, Uploading, upload to",
    "WRITE, 1, 5 minutes, Uploading, upload to",
    "WRITE, 7, 5 minutes, Uploading, upload to",
    "COMMIT, 1, 30 minutes, Uploading, upload to",
    "CONFIRM, 1, 30 minutes, Finishing, confirmation at",
    "COMMIT, 2, 30 minutes, Finishing, confirmation at",
    "CONFIRM, 2, 30 minutes, Finishing, confirmation at",
  })
  void whatGetsStuckShouldBeClosedAndFailTheBackup(
      Operation operation, long call, String after, String stage, String what) throws Exception {
    faults.stallUntilClosed(operation, call);
    String id = start(List.of(stuck));

    Execution execution = awaitEnd(id);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow())
        .contains("Nothing moved for " + after + " in stage " + stage)
        .contains(what + " \"Stuck\" is stuck");
    awaitThreads();
    assertNothingIsThere(id);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, 1, connection to \"Stuck\"",
    "OPEN, 2, connection to \"Stuck\"",
    "PING, 1, check of \"Stuck\"",
    "WRITE, 7, upload to \"Stuck\"",
    "COMMIT, 1, upload to \"Stuck\"",
    "CONFIRM, 1, confirmation at \"Stuck\"",
    "COMMIT, 2, confirmation at \"Stuck\"",
  })
  void whatDoesNotEvenCloseShouldNotHoldTheExecutionNorComeBackLater(
      Operation operation, long call, String what) throws Exception {
    faults.stall(operation, call);
    String id = start(List.of(stuck));

    Execution execution = awaitEnd(id);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow())
        .contains(what)
        .contains("is stuck and was ended")
        .endsWith("does not let go");
    faults.release();
    Patience.untilBatchThreadsEnd();
    engine.storage().heal(engine.placeOf(stuck));
    engine.testClock().advance(Duration.ofMinutes(11));
    engine.recover();
    assertNothingIsThere(id);
    assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void whatNobodyWatchesShouldBeNoticedBySilence() throws Exception {
    faults.stall(Operation.SESSION_CLOSE, 1);
    String id = start(List.of(stuck));
    Execution execution = awaitEnd(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow())
        .contains("Nothing was heard for 10 minutes in stage Initializing");
    faults.release();
    Patience.untilBatchThreadsEnd();
    assertNothingIsThere(id);
  }

  @Test
  void slownessWithinTheLimitShouldBeBorne() throws Exception {
    faults.stall(Operation.WRITE, 3);
    String id = start(List.of(stuck));
    for (int i = 0; i < 4; i++) {
      engine.testClock().advance(USUAL.minus(SHORT).dividedBy(4));
      beat();
    }
    assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.RUNNING);
    faults.release();
    assertThat(engine.await(id).status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void theOtherDestinationShouldKeepItsBackup() throws Exception {
    String sound = engine.destination("Sound");
    faults.stallUntilClosed(Operation.WRITE, 5);
    String id = start(List.of(stuck, sound));
    Execution execution = awaitEnd(id);
    assertThat(execution.status()).as(engine.log(id)).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow()).contains("Destination \"Stuck\" failed");
    assertThat(engine.stored(sound)).hasSize(2);
    assertThat(engine.stored(stuck)).isEmpty();
  }

  @Test
  void aDestinationThatHangsInTheCleanUpShouldNotHoldAGoodBackup() throws Exception {
    engine.settings().put("dbackup.stall-timeout", "1");
    String sound = engine.destination("Sound");
    faults.stall(Operation.DELETE, 1).failOnce(Operation.COMMIT, 1, AdapterFailure.RETRYABLE);
    String id = start(List.of(stuck, sound));
    Execution execution = engine.await(id);
    assertThat(execution.status()).as(engine.log(id)).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(engine.stored(sound)).hasSize(2);
    assertThat(execution.leftovers()).isPresent();
  }
}
