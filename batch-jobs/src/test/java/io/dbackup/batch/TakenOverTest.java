package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.harness.DumpScript;
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

/**
 * A server stood still, another one has taken over and ended what it ran, and now it goes on as if
 * nothing had happened.
 */
class TakenOverTest {
  private static final int MIB = 1 << 20;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private final StorageFaults faults = engine.storage().faultsOf(engine.placeOf(destination));
  private final DumpScript dump =
      engine.databases().with("shop", Engine.content(20 * MIB)).dumpOf("shop");

  @AfterEach
  void stop() {
    engine.close();
  }

  private String start() {
    String id = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    engine.bean(ExecutionStarter.class).startWaiting();
    return id;
  }

  private void anotherServerTakesOver(String id) {
    engine.testClock().advance(ExecutionLifecycle.LEASE.plusSeconds(1));
    OtherNode.recovery(engine).recover();
    assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.FAILED);
  }

  private void awaitEndHere() {
    Patience.until("end of the run", () -> engine.bean(Runs.class).all().isEmpty());
  }

  private void laterAllIsWell() {
    engine.storage().heal(engine.placeOf(destination));
    engine.testClock().advance(Duration.ofMinutes(11));
    engine.recover();
  }

  private void assertNothingCameOfIt(String id) {
    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("server stopped or crashed");
    assertThat(engine.backups(id)).isEmpty();
    assertThat(engine.stored(destination)).isEmpty();
    assertThat(execution.leftovers()).isEmpty();
  }

  @Test
  void aBackupTakenOverDuringItsDumpShouldBringNothingAboutAfterwards() throws Exception {
    dump.pauseAt(10 * MIB);
    String id = start();
    dump.awaitStall();
    anotherServerTakesOver(id);
    dump.letGo();
    awaitEndHere();
    assertNothingCameOfIt(id);
  }

  @Test
  void aBackupTakenOverBeforeItsManifestShouldNeverWriteOne() throws Exception {
    faults.stall(Operation.CONFIRM, 1).failFrom(Operation.DELETE, 1, AdapterFailure.DENIED);
    String id = start();
    faults.awaitStall();
    anotherServerTakesOver(id);
    faults.release();
    awaitEndHere();
    assertThat(faults.calls(Operation.BEGIN)).isEqualTo(1);
    assertThat(engine.execution(id).leftovers()).isPresent();
    laterAllIsWell();
    assertNothingCameOfIt(id);
  }

  @Test
  void aManifestWrittenAllTheSameShouldBeRemovedAgain() throws Exception {
    faults.stall(Operation.BEGIN, 2);
    String id = start();
    faults.awaitStall();
    anotherServerTakesOver(id);
    faults.release();
    awaitEndHere();
    assertNothingCameOfIt(id);
  }

  @Test
  void whatCannotBeRemovedAgainAtOnceShouldBeRemovedLater() throws Exception {
    faults.stall(Operation.BEGIN, 2).failFrom(Operation.DELETE, 3, AdapterFailure.RETRYABLE);
    String id = start();
    faults.awaitStall();
    anotherServerTakesOver(id);
    assertThat(engine.execution(id).leftovers()).isEmpty();
    faults.release();
    awaitEndHere();
    assertThat(engine.execution(id).leftovers()).isPresent();
    assertThat(engine.stored(destination)).hasSize(1);
    laterAllIsWell();
    assertNothingCameOfIt(id);
  }

  @Test
  void theHeartbeatShouldStopWhatAnotherServerHasEnded() throws Exception {
    dump.stallAt(10 * MIB);
    String id = start();
    dump.awaitStall();
    anotherServerTakesOver(id);
    engine.await(id);
    assertThat(dump.wasClosed()).isTrue();
    assertNothingCameOfIt(id);
  }
}
