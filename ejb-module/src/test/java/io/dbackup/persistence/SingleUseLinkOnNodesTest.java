package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.DownloadToken;
import io.dbackup.testing.server.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Single-use links on the database that several nodes share, each request on its connection. */
@Tag("server")
class SingleUseLinkOnNodesTest {
  private static final Instant NOW = Instant.parse("2026-11-10T15:00:00Z");
  private static final int REQUESTS = 50;

  private final PostgresServer server = PostgresServer.shared();

  @Test
  void ofManyRequestsOnTwoNodesExactlyOneShouldGetTheLink() throws Exception {
    PGSimpleDataSource source = emptyDatabase();
    ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
    try (TestDatabase one = TestDatabase.on(source);
        TestDatabase other = TestDatabase.on(source)) {
      for (int round = 0; round < 5; round++) {
        String hash = "hash-" + round;
        Instant end = NOW.plus(Duration.ofMinutes(5));
        one.run(em -> tokens(em).add(new DownloadToken(hash, "d", "a.dump", true, "user-1", end)));
        CyclicBarrier together = new CyclicBarrier(REQUESTS);
        List<Future<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
          TestDatabase node = i % 2 == 0 ? one : other;
          requests.add(
              threads.submit(
                  () -> {
                    together.await();
                    return node.call(em -> tokens(em).consume(hash, NOW).isPresent());
                  }));
        }
        int granted = 0;
        for (Future<Boolean> request : requests) {
          granted += request.get() ? 1 : 0;
        }
        assertThat(granted).isOne();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static DownloadTokenRepository tokens(jakarta.persistence.EntityManager entityManager) {
    DownloadTokenRepository repository = new DownloadTokenRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  private PGSimpleDataSource emptyDatabase() throws Exception {
    String name = "links_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(name);
    source.setUser(server.adminUser());
    source.setPassword(server.adminPassword());
    return source;
  }
}
