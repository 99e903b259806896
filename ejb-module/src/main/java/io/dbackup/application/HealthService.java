package io.dbackup.application;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Looks after this node's health. The database is asked on a thread of its own and waited for a few
 * seconds only: a monitor gets its answer also while the database hangs. At most a few questions
 * hang at once; further ones are not asked.
 */
@ApplicationScoped
public class HealthService {
  private static final System.Logger LOG = System.getLogger(HealthService.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int AT_A_TIME = 4;
  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  @Inject DataSource dataSource;
  @Inject Clock clock;

  private final ExecutorService askers =
      new ThreadPoolExecutor(
          0, AT_A_TIME, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), HealthService::daemon);

  /** For the container. */
  public HealthService() {}

  public HealthService(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  @PreDestroy
  void stop() {
    askers.shutdownNow();
  }

  /** Never fails; at most as long as the patience with the database. */
  @PermitAll
  public HealthReport check() {
    long begin = System.nanoTime();
    boolean answers = databaseAnswers();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new HealthReport(
        answers,
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        clock.instant(),
        took,
        residentBytes(heap),
        heap.getUsed(),
        heap.getCommitted());
  }

  private boolean databaseAnswers() {
    Future<Boolean> answer;
    try {
      answer = askers.submit(this::ask);
    } catch (RejectedExecutionException allHang) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The metadata database does not answer: earlier questions still hang");
      return false;
    }
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      LOG.log(System.Logger.Level.WARNING, "The metadata database does not answer", e);
      return false;
    }
  }

  private boolean ask() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement question =
            connection.prepareStatement("select count(*) from user_group where built_in");
        ResultSet row = question.executeQuery()) {
      return row.next();
    }
  }

  /** What the system counts for this process; where it does not say, what Java has reserved. */
  private static long residentBytes(MemoryUsage heap) {
    try (Stream<String> lines = Files.lines(PROCESS_STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(reserved(heap));
    } catch (IOException noSuchFile) {
      return reserved(heap);
    }
  }

  private static long reserved(MemoryUsage heap) {
    return heap.getCommitted()
        + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "health-check");
    thread.setDaemon(true);
    return thread;
  }
}
