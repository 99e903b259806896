package io.dbackup.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.audit.AuditCheck;
import io.dbackup.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many record at once, as the requests of several nodes do. */
interface AuditRaceContract {
  int THREADS = 6;
  int LINES_EACH = 40;

  TestDatabase database() throws Exception;

  @Test
  default void linesRecordedAtOnceShouldFormOneChain() throws Exception {
    try (Trail trail = new Trail(database())) {
      atOnce(
          thread -> {
            for (int i = 0; i < LINES_EACH; i++) {
              boolean fails = i % 4 == 3;
              try {
                trail.call(
                    em -> {
                      trail.record(em, thread);
                      if (fails) {
                        throw new RolledBack();
                      }
                      return null;
                    });
              } catch (RolledBack asWanted) {
                assertThat(fails).isTrue();
              }
            }
          });
      trail.assertWhole(THREADS * LINES_EACH * 3 / 4);
    }
  }

  @Test
  default void aCheckShouldNotMindLinesThatAreRecordedAndPrunedMeanwhile() throws Exception {
    try (Trail trail = new Trail(database())) {
      trail.write(20);
      atOnce(
          thread -> {
            for (int i = 0; i < LINES_EACH; i++) {
              switch (thread) {
                case 0 -> {
                  AuditCheck check = trail.verify();
                  assertThat(check.problem()).isEmpty();
                }
                case 1 -> trail.prune(Trail.START.plusSeconds(86_400L * (i / 2)));
                default -> trail.write(1);
              }
            }
          });
      assertThat(trail.verify().problem()).isEmpty();
      assertThat(trail.verify().firstSequence()).isGreaterThan(10);
    }
  }

  interface Work {
    void run(int thread) throws Exception;
  }

  /** Fails when any of them fails. */
  static void atOnce(Work work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> started = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Callable<Void> one =
            () -> {
              together.await();
              work.run(thread);
              return null;
            };
        started.add(threads.submit(one));
      }
      for (Future<Void> one : started) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
