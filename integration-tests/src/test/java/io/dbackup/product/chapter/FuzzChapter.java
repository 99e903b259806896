package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Contract;
import io.dbackup.product.fuzz.KnownIds;
import io.dbackup.product.fuzz.OddRequest;
import io.dbackup.product.fuzz.OddRequests;
import io.dbackup.product.fuzz.Sender;
import io.dbackup.product.sample.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests that nobody would write, made up from the description of the API and sent
 * by a SuperAdmin: none may break the server, keep it busy or get an answer of another form.
 */
public interface FuzzChapter {
  int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);
  int AT_ONCE = 6;

  /** The same requests each time, unless {@code -Dfuzz.seed} says otherwise. */
  long SEED = 20_261_125;

  int ENOUGH_COMPLAINTS = 100;

  World world();

  /**
   * Whether the server itself, and not the application, gave this answer, before it knew which
   * application the request is for.
   */
  default boolean isBeforeTheApplication(OddRequest request, Answer answer) {
    return false;
  }

  @Test
  default void noRequestShouldBreakTheServer() throws Exception {
    long seed = Long.getLong("fuzz.seed", SEED);
    System.out.println("Fuzzing with -Dfuzz.seed=" + seed);
    Contract contract = Contract.of(world().server());
    OddRequests requests = new OddRequests(contract, new KnownIds(world()), seed);
    Sender sender = new Sender(world());
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        workers.add(
            threads.submit(
                () -> {
                  while (complaints.size() < ENOUGH_COMPLAINTS) {
                    OddRequest request = requests.next();
                    if (request.number() > REQUESTS) {
                      return;
                    }
                    complaint(contract, sender, request, statuses).ifPresent(complaints::add);
                  }
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println("Statuses: " + statuses);
    assertThat(complaints).as("with -Dfuzz.seed=%d", seed).isEmpty();
    assertThat(statuses.keySet())
        .as("the requests get somewhere")
        .contains(200, 201, 202, 400, 409);
    world().administrator().get("/auth/session").expect(200);
  }

  private Optional<String> complaint(
      Contract contract, Sender sender, OddRequest request, Map<Integer, Integer> statuses) {
    try {
      Answer answer = sender.send(request);
      synchronized (statuses) {
        statuses.merge(answer.status(), 1, Integer::sum);
      }
      if (!isBeforeTheApplication(request, answer)) {
        requireNoBreakage(request, answer);
        requireForm(contract, request, answer);
      }
      return Optional.empty();
    } catch (AssertionError | RuntimeException wrong) {
      return Optional.of(request + "\n  -> " + wrong);
    }
  }

  private static void requireNoBreakage(OddRequest request, Answer answer) {
    if (answer.status() >= 400) {
      assertThat(answer.text()).doesNotContain("\tat ", "<html", "<!DOCTYPE");
    }
    if (answer.status() >= 500) {
      assertThat(answer.text()).doesNotContain("Unexpected error");
      assertThat(request.meant().reachesOutside())
          .as("%d: %s", answer.status(), answer.text())
          .isTrue();
    }
  }

  /**
   * Of another path or method only errors are known beforehand. Two changes at once may collide on
   * anything.
   */
  private static void requireForm(Contract contract, OddRequest request, Answer answer) {
    if (request.described() && answer.status() != 409) {
      contract.check(request.method(), request.path().replaceAll("\\?.*", ""), answer);
    } else if (answer.status() >= 400 && !request.method().equals("HEAD")) {
      assertThat(answer.error(answer.status())).isNotBlank();
    }
  }
}
