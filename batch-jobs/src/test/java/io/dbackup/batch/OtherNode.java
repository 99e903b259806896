package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.LeftoverRemover;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.run.Runs;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.persistence.ExecutionRepository;
import java.time.Duration;

/** Parts of another server on the same database. */
final class OtherNode {
  private OtherNode() {}

  /** One that waits for destinations as long as told. */
  static ExecutionRecovery recovery(Engine engine, Duration patience) {
    ExecutionRecovery recovery = new ExecutionRecovery();
    recovery.lifecycle = engine.bean(ExecutionLifecycle.class);
    recovery.executions = engine.bean(ExecutionRepository.class);
    recovery.remover = engine.bean(LeftoverRemover.class);
    recovery.threads = engine.bean(WorkerThreads.class);
    recovery.runs = new Runs();
    recovery.clock = engine.testClock();
    recovery.patience = patience;
    return recovery;
  }
}
