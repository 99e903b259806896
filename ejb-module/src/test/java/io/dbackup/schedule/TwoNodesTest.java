package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.JobRoom;
import io.dbackup.execution.Execution;
import io.dbackup.persistence.TestPersistence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TwoNodesTest {
  private static final int JOBS = 20;
  private static final int MINUTES = 10;

  @Test
  void everyScheduledTimeRunsExactlyOnceThoughTwoNodesLookAtTheSameMoment() throws Exception {
    try (TestPersistence database = new TestPersistence()) {
      JobRoom room = new JobRoom(database);
      for (int job = 0; job < JOBS; job++) {
        room.store("job-" + job, "* * * * *");
      }
      CyclicBarrier together = new CyclicBarrier(3);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Future<?> first = threads.submit(() -> runNode(Nodes.of(room), together));
        Future<?> second = threads.submit(() -> runNode(Nodes.of(room), together));
        for (int minute = 0; minute < MINUTES; minute++) {
          room.clock.advance(Duration.ofMinutes(1));
          together.await();
          together.await();
          room.finishAll();
        }
        first.get();
        second.get();
      } finally {
        threads.shutdownNow();
      }

      List<Execution> executions = room.executions();
      assertThat(executions).hasSize(JOBS * MINUTES);
      assertThat(executions)
          .extracting(execution -> execution.jobId() + " " + execution.slot())
          .doesNotHaveDuplicates();
    }
  }

  private static Void runNode(DueJobs node, CyclicBarrier together) throws Exception {
    for (int minute = 0; minute < MINUTES; minute++) {
      together.await();
      node.queueDue();
      together.await();
    }
    return null;
  }
}
