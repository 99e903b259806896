package io.dbackup.batch.harness;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, and not for ever. */
public final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Set<BatchStatus> OVER =
      EnumSet.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED);

  private Patience() {}

  /** Returns when it is so; fails when it does not come to that. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to this: " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Returns when nothing is left of runs that were ended while something held their threads. */
  public static void untilBatchThreadsEnd() {
    JobOperator operator = BatchRuntime.getJobOperator();
    for (String job : operator.getJobNames()) {
      for (long running : operator.getRunningExecutions(job)) {
        until(
            "end of batch job " + job,
            () -> OVER.contains(operator.getJobExecution(running).getBatchStatus()));
      }
    }
  }
}
