package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same schema and mappings on the database for several nodes. */
@Tag("server")
class PostgresSchemaTest {
  private static final int NODES = 4;

  @Test
  void everyMappingShouldFitTheSchema() throws Exception {
    try (TestDatabase database = TestDatabase.on(TestDatabase.emptyPostgres())) {
      String name = database.call(em -> new GroupRepository(em).superAdmin().name());
      assertThat(name).isEqualTo(Group.SUPER_ADMIN);
    }
  }

  @Test
  void severalNodesShouldBeAbleToStartAtOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      DataSource dataSource = TestDatabase.emptyPostgres();
      migrateAtOnce(dataSource);
      assertThat(SchemaMigrationTest.appliedMigrations(dataSource)).isGreaterThanOrEqualTo(3);
    }
  }

  /** Fails when any node fails. */
  private static void migrateAtOnce(DataSource dataSource) throws Exception {
    CyclicBarrier together = new CyclicBarrier(NODES);
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    try {
      Callable<Void> start =
          () -> {
            together.await();
            SchemaMigration.upgrade(dataSource);
            return null;
          };
      List<Future<Void>> started = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        started.add(nodes.submit(start));
      }
      for (Future<Void> node : started) {
        node.get();
      }
    } finally {
      nodes.shutdownNow();
    }
  }
}
