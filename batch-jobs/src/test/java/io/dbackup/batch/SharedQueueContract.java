package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.application.ExecutionLifecycle.Claim;
import io.dbackup.application.ExecutionLifecycle.Outcome;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.TestDatabase;
import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Runs;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Several nodes on one database: whatever they do at the same moment, one of them does it. */
interface SharedQueueContract {
  int NODES = 3;
  int LIMIT = 4;
  int EXECUTIONS = 40;
  Duration LEASE_OVER = ExecutionLifecycle.LEASE.plusSeconds(1);
  Outcome WELL = new Outcome(null, "path", 1L, "{}");

  TestDatabase database();

  /** A node whose batch engine takes note of what it is to start. */
  final class Node extends ExecutionStarter {
    final Queue<String> started = new ConcurrentLinkedQueue<>();
    private final AtomicLong jobs = new AtomicLong();
    private final AtomicInteger running;
    private final AtomicInteger most;

    Node(Engine engine, AtomicInteger running, AtomicInteger most) {
      this.lifecycle = engine.bean(ExecutionLifecycle.class);
      this.settings = engine.bean(BatchSettings.class);
      this.ending = engine.bean(RunEnding.class);
      this.runs = new Runs();
      this.running = running;
      this.most = most;
    }

    @Override
    long launch(Claim claim) {
      // Everything counted here runs according to the table as well.
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      started.add(claim.executionId());
      return jobs.incrementAndGet();
    }

    /** Starts and ends executions until all have ended. */
    Void work(AtomicInteger left) {
      while (left.get() > 0) {
        startWaiting();
        for (Run run : runs.all()) {
          running.decrementAndGet();
          runs.forget(run);
          assertThat(lifecycle.succeed(run.executionId(), runs.nodeId(), WELL, e -> {})).isTrue();
          left.decrementAndGet();
        }
      }
      return null;
    }
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(tasks.size());
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String job(Engine engine) {
    String name = UUID.randomUUID().toString();
    return engine.job(engine.source(name), List.of(engine.destination(name)), job -> {});
  }

  private static String queueBackup(Engine engine) {
    return engine.queueBackup(job(engine));
  }

  @Test
  default void everythingShouldBeStartedOnceInOrderAndWithinTheLimit() throws Exception {
    try (Engine engine = new Engine(database())) {
      engine.settings().put("dbackup.max-concurrent-jobs", Integer.toString(LIMIT));
      List<String> queued = new ArrayList<>();
      for (int i = 0; i < EXECUTIONS; i++) {
        // What comes in the same millisecond has no order.
        engine.testClock().advance(Duration.ofMillis(1));
        queued.add(
            switch (i % 4) {
              case 0 -> engine.queue(ExecutionType.RESTORE, "{}");
              case 1 -> engine.queue(ExecutionType.VERIFICATION, "{}");
              default -> queueBackup(engine);
            });
      }
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      AtomicInteger left = new AtomicInteger(EXECUTIONS);
      List<Node> nodes = new ArrayList<>();
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        Node node = new Node(engine, running, most);
        nodes.add(node);
        tasks.add(() -> node.work(left));
      }

      together(tasks);

      assertThat(nodes.stream().flatMap(node -> node.started.stream()))
          .containsExactlyInAnyOrderElementsOf(queued);
      assertThat(most).hasValueBetween(2, LIMIT);
      assertThat(
              queued.stream()
                  .map(engine::execution)
                  .sorted(Comparator.comparing(e -> e.startedAt().orElseThrow()))
                  .map(Execution::id))
          .containsExactlyElementsOf(queued);
    }
  }

  @Test
  default void aJobThatRunsShouldKeepItsNextBackupWaitingButNoOther() {
    try (Engine engine = new Engine(database())) {
      ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
      String job = job(engine);
      String running = engine.queueBackup(job);
      assertThat(lifecycle.claimNext("node 1", LIMIT)).isPresent();
      String waiting = engine.queueBackup(job);
      String other = queueBackup(engine);

      assertThat(lifecycle.claimNext("node 2", LIMIT).map(Claim::executionId)).contains(other);
      assertThat(lifecycle.claimNext("node 2", LIMIT)).isEmpty();
      lifecycle.fail(running, "over");
      assertThat(lifecycle.claimNext("node 2", LIMIT).map(Claim::executionId)).contains(waiting);
    }
  }

  @Test
  default void whatADeadNodeLeftShouldBeEndedOnceThoughAllOthersSeeIt() throws Exception {
    try (Engine engine = new Engine(database())) {
      ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
      List<String> abandoned = new ArrayList<>();
      for (int i = 0; i < LIMIT; i++) {
        abandoned.add(queueBackup(engine));
        assertThat(lifecycle.claimNext("dead", LIMIT)).isPresent();
      }
      engine.testClock().advance(LEASE_OVER);
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        ExecutionRecovery node = OtherNode.recovery(engine);
        tasks.add(
            () -> {
              node.recover();
              return null;
            });
      }

      together(tasks);

      for (String id : abandoned) {
        assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(engine.log(id)).containsOnlyOnce("The server stopped or crashed");
      }
      assertThat(lifecycle.claimNext("node 2", LIMIT)).isEmpty();
    }
  }

  @Test
  default void oneNodeShouldTakeOverAndTheFormerOneShouldHaveNoSayAnyMore() throws Exception {
    try (Engine engine = new Engine(database())) {
      ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
      String id = queueBackup(engine);
      assertThat(lifecycle.claimNext("slow", LIMIT)).isPresent();
      engine.testClock().advance(LEASE_OVER);
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        String node = "node " + i;
        tasks.add(() -> lifecycle.takeOver(id, node));
      }

      assertThat(together(tasks)).containsOnlyOnce(true);

      assertThat(lifecycle.renew(id, "slow")).isFalse();
      List<String> stored = new ArrayList<>();
      assertThat(lifecycle.succeed(id, "slow", WELL, e -> stored.add("row"))).isFalse();
      assertThat(lifecycle.meanwhile(id, "slow", e -> stored.add("row"))).isFalse();
      assertThat(stored).isEmpty();
      assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.RUNNING);
    }
  }

  @Test
  default void aNodeThatIsLateShouldKeepWhatNobodyHasTaken() {
    try (Engine engine = new Engine(database())) {
      ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
      String id = queueBackup(engine);
      assertThat(lifecycle.claimNext("slow", LIMIT)).isPresent();
      engine.testClock().advance(LEASE_OVER);
      assertThat(lifecycle.abandoned()).containsExactly(id);

      assertThat(lifecycle.renew(id, "slow")).isTrue();

      assertThat(lifecycle.takeOver(id, "other")).isFalse();
      assertThat(lifecycle.succeed(id, "slow", WELL, e -> {})).isTrue();
    }
  }
}
