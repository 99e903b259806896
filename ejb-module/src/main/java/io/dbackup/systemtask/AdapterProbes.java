package io.dbackup.systemtask;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.task.TaskReport;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Asks adapters whether they answer, several at a time, each for a limited time. One that does not
 * even let go then keeps its thread, and is not asked again before that has ended. Thread-safe.
 */
@ApplicationScoped
public class AdapterProbes {
  private static final System.Logger LOG = System.getLogger(AdapterProbes.class.getName());
  private static final int AT_ONCE = 8;
  private static final long SIGN_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject AdapterConnections connections;
  @Resource ManagedThreadFactory threads;

  /** By adapter, the thread that was given up on; several tasks may ask one adapter at once. */
  private final Map<String, Thread> stuck = new ConcurrentHashMap<>();

  private final Duration patience;

  /** For the container. */
  public AdapterProbes() {
    this(PATIENCE);
  }

  AdapterProbes(Duration patience) {
    this.patience = patience;
  }

  /**
   * What came of asking one.
   *
   * @param version of a database server; empty for others
   * @param error why there was no answer; empty when there was one
   */
  public record Answer(
      AdapterConfig config, String version, Duration latency, Optional<String> error) {}

  /** The answers, in the order of the configurations; never an exception for one of them. */
  public List<Answer> probe(List<AdapterConfig> configs, TaskReport report) {
    stuck.values().removeIf(thread -> !thread.isAlive());
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (AdapterConfig config : configs) {
      takePlace(places, report);
      answers.add(start(config).whenComplete((answer, failure) -> places.release()));
    }
    for (int i = 0; i < AT_ONCE; i++) {
      takePlace(places, report);
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /** A place becomes free when there is an answer, at the latest when the patience has ended. */
  private static void takePlace(Semaphore places, TaskReport report) {
    try {
      do {
        report.checkGoesOn();
      } while (!places.tryAcquire(SIGN_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException(
          ErrorCategory.INTERNAL, "Waiting for the answers of adapters was interrupted", e);
    }
  }

  private CompletableFuture<Answer> start(AdapterConfig config) {
    Thread earlier = stuck.get(config.id());
    if (earlier != null && earlier.isAlive()) {
      return CompletableFuture.completedFuture(
          new Answer(config, "", patience, Optional.of("Still no answer to an earlier question")));
    }
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread thread = factory().newThread(() -> answer.complete(ask(config)));
    thread.setName("dbackup-health-check");
    thread.setDaemon(true);
    thread.start();
    return answer
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(late -> giveUp(config, thread));
  }

  /** Set by tests, which have no server. */
  ThreadFactory factory() {
    return threads;
  }

  private Answer giveUp(AdapterConfig config, Thread thread) {
    stuck.put(config.id(), thread);
    thread.interrupt();
    return new Answer(
        config,
        "",
        patience,
        Optional.of("No answer within " + Math.max(1, patience.toSeconds()) + " s"));
  }

  private Answer ask(AdapterConfig config) {
    long start = System.nanoTime();
    try {
      String version = version(config);
      return new Answer(config, version, since(start), Optional.empty());
    } catch (BackupException e) {
      return new Answer(config, "", since(start), Optional.of(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.WARNING, "Asking adapter " + config.id() + " failed", e);
      return new Answer(
          config,
          "",
          since(start),
          Optional.of("Unexpected failure: " + e.getClass().getSimpleName()));
    }
  }

  private String version(AdapterConfig config) {
    if (config.type() == AdapterType.DATABASE) {
      try (DatabaseSession session = connections.database(config)) {
        return session.version().version();
      }
    }
    try (StorageSession session = connections.storage(config)) {
      session.ping();
      return "";
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
