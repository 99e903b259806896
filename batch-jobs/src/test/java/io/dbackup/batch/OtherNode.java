package io.dbackup.batch;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.LeftoverRemover;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.restore.AbandonedRestore;
import io.dbackup.batch.run.Runs;
import io.dbackup.persistence.ExecutionRepository;

/** Parts of another server on the same database. */
final class OtherNode {
  private OtherNode() {}

  static ExecutionRecovery recovery(Engine engine) {
    ExecutionRecovery recovery = new ExecutionRecovery();
    recovery.lifecycle = engine.bean(ExecutionLifecycle.class);
    recovery.executions = engine.bean(ExecutionRepository.class);
    recovery.remover = engine.bean(LeftoverRemover.class);
    recovery.abandonedRestore = engine.bean(AbandonedRestore.class);
    recovery.runs = new Runs();
    recovery.clock = engine.testClock();
    return recovery;
  }
}
