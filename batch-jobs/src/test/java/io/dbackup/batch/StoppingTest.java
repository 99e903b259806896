package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.harness.DumpScript;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.Patience;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import jakarta.batch.runtime.BatchRuntime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancelling, stalls, shutdown and crashes. */
class StoppingTest {
  private static final int MIB = 1 << 20;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");

  @AfterEach
  void stop() {
    engine.close();
  }

  private DumpScript stallingDump() {
    return engine
        .databases()
        .with("shop", Engine.content(40 * MIB))
        .dumpOf("shop")
        .stallAt(10 * MIB);
  }

  private String start() {
    String id = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    engine.bean(ExecutionStarter.class).startWaiting();
    return id;
  }

  @Test
  void cancellingShouldEndABlockedDumpAndLeaveNothing() throws Exception {
    DumpScript dump = stallingDump();
    String id = start();
    dump.awaitStall();

    engine.cancel(id);
    Execution execution = engine.await(id);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution.error().orElseThrow()).contains("Cancelled");
    assertThat(dump.wasClosed()).isTrue();
    assertThat(engine.stored(destination)).isEmpty();
    assertThat(engine.backups(id)).isEmpty();
  }

  @Test
  void cancellingInTheLastMomentShouldCancelThoughNoHeartbeatHasHeardIt() throws Exception {
    engine.databases().with("shop", Engine.content(MIB));
    StorageFaults faults = engine.storage().faultsOf(engine.placeOf(destination));
    faults.stall(Operation.CONFIRM, 1);
    String id = start();
    faults.awaitStall();
    engine.cancel(id);
    faults.release();
    Patience.until("end of the run", () -> engine.bean(Runs.class).all().isEmpty());
    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(execution.error()).contains("Cancelled by a user");
    assertThat(engine.stored(destination)).isEmpty();
    assertThat(engine.backups(id)).isEmpty();
  }

  @Test
  void cancellingShouldAlsoStopDatabasesNotBegun() throws Exception {
    engine.settings().put("dbackup.max-parallel-databases", "1");
    DumpScript dump = stallingDump();
    engine.databases().with("zoo", Engine.content(MIB));
    String id = start();
    dump.awaitStall();
    engine.cancel(id);
    Execution execution = engine.await(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(engine.log(id)).doesNotContain("Dumping database \"zoo\"");
    assertThat(engine.stored(destination)).isEmpty();
  }

  @Test
  void aDumpWithoutBytesForTooLongShouldFailNamingTheStage() throws Exception {
    engine.settings().put("dbackup.stall-timeout", "1");
    DumpScript dump = stallingDump();
    String id = start();
    dump.awaitStall();
    Execution execution = engine.await(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow())
        .contains("stage Uploading")
        .contains("dump of database \"shop\"");
    assertThat(engine.stored(destination)).isEmpty();
  }

  @Test
  void somethingThatDoesNotLetGoShouldNotHoldTheExecution() throws Exception {
    engine.settings().put("dbackup.stall-timeout", "1");
    DumpScript dump = stallingDump().stubborn();
    String id = start();
    dump.awaitStall();
    engine.cancel(id);
    engine.bean(Heartbeat.class).beat();
    engine.testClock().advance(Duration.ofSeconds(61));

    Execution execution = engine.await(id);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(engine.stored(destination)).isEmpty();
    dump.letGo();
  }

  @Test
  void aRunThatCouldNotBeEndedShouldBeEndedWhenTheMetadataDatabaseIsBack() {
    Run run = begun();
    engine.database().down(true);
    engine.bean(RunEnding.class).end(run, "No more of this");
    engine.database().down(false);
    assertThat(engine.execution(run.executionId()).status()).isEqualTo(ExecutionStatus.RUNNING);

    engine.bean(Heartbeat.class).beat();
    engine.testClock().advance(Duration.ofSeconds(61));
    engine.bean(Heartbeat.class).beat();

    Execution execution = engine.execution(run.executionId());
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("No more of this");
    assertThat(engine.bean(Runs.class).all()).isEmpty();
  }

  @Test
  void aRunThatCannotBeEndedShouldBeLeftToRecovery() {
    Run run = begun();
    engine.database().down(true);
    RunEnding ending = engine.bean(RunEnding.class);
    ending.end(run, "once");
    ending.end(run, "twice");
    assertThat(engine.bean(Runs.class).all()).containsExactly(run);
    ending.end(run, "three times");
    assertThat(engine.bean(Runs.class).all()).isEmpty();
    engine.database().down(false);
    engine.testClock().advance(ExecutionLifecycle.LEASE.plusSeconds(1));

    engine.recover();

    assertThat(engine.execution(run.executionId()).status()).isEqualTo(ExecutionStatus.FAILED);
  }

  /** A run that this node has claimed and whose batch job has not come to anything. */
  private Run begun() {
    String id = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    Runs runs = engine.bean(Runs.class);
    assertThat(engine.bean(ExecutionLifecycle.class).claimNext(runs.nodeId(), 1)).isPresent();
    return runs.begin(id, ExecutionType.BACKUP);
  }

  @Test
  void shuttingDownShouldFailWhatRunsWithThatReason() throws Exception {
    DumpScript dump = stallingDump();
    String id = start();
    dump.awaitStall();
    engine.bean(Shutdown.class).endRuns();
    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("server was stopped");
    assertThat(dump.wasClosed()).isTrue();
    assertThat(engine.stored(destination)).isEmpty();
  }

  @Test
  void aBatchJobThatTheServerStopsFirstShouldEndItsRunWithThatReason() throws Exception {
    DumpScript dump =
        engine.databases().with("shop", Engine.content(40 * MIB)).dumpOf("shop").pauseAt(10 * MIB);
    String id = start();
    dump.awaitStall();
    long batch = engine.bean(Runs.class).require(id).batchId().orElseThrow();
    BatchRuntime.getJobOperator().stop(batch);
    dump.letGo();
    Patience.until("end of the run", () -> engine.bean(Runs.class).all().isEmpty());
    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("server was stopped");
    assertThat(engine.stored(destination)).isEmpty();
  }
}
