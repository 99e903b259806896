package io.dbackup.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Asks the metadata database whether it answers, on a thread of its own, so that the asker gets an
 * answer also while the database hangs. At most a few questions hang at once; further ones count as
 * not answered. Thread-safe.
 */
@ApplicationScoped
public class DatabaseProbe {
  private static final System.Logger LOG = System.getLogger(DatabaseProbe.class.getName());
  private static final int AT_A_TIME = 4;
  private static final long IDLE_SECONDS = 30;

  @Inject DataSource dataSource;

  private final ExecutorService askers =
      new ThreadPoolExecutor(
          0,
          AT_A_TIME,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DatabaseProbe::daemon);

  /** For the container. */
  public DatabaseProbe() {}

  public DatabaseProbe(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @PreDestroy
  void stop() {
    askers.shutdownNow();
  }

  /** Whether the database answered within this time; the reason why not is logged. */
  public boolean answersWithin(Duration patience) {
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
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
            connection.prepareStatement("select count(*) from user_group");
        ResultSet row = question.executeQuery()) {
      return row.next();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "database-probe");
    thread.setDaemon(true);
    return thread;
  }
}
