package io.dbackup.benchmarks;

import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.backup.CatalogueFilter;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.backup.StorageTotals;
import io.dbackup.job.Compression;
import io.dbackup.persistence.CatalogueRepository;
import io.dbackup.persistence.StorageSnapshotRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Listings of a destination with 100,000 backups from the catalogue: what a request reads from the
 * database, without HTTP. The score is milliseconds per listing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class CatalogueBenchmark {
  private static final int BACKUPS = 100_000;
  private static final int JOBS = 50;
  private static final int PAGE = 100;
  private static final int CHUNK = 1000;
  private static final int BATCH = 5000;
  private static final int MANIFEST = 1500;
  private static final String DESTINATION = "destination-1";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** {@code h2}, a file like the product's own, or the JDBC URL of an empty PostgreSQL database. */
  @Param("h2")
  String database;

  private BenchmarkDatabase opened;
  private EntityManagerFactory factory;

  @Setup
  public void fill() {
    opened = BenchmarkDatabase.open(database);
    factory = opened.factory();
    if (totals().count() == BACKUPS) {
      return;
    }
    opened.addDestination(DESTINATION);
    String manifest = "{\"padding\": \"" + "m".repeat(MANIFEST) + "\"}";
    for (int from = 0; from < BACKUPS; from += BATCH) {
      addBatch(from, manifest);
    }
    opened.analyze();
  }

  private void addBatch(int from, String manifest) {
    query(
        manager -> {
          for (int i = from; i < from + BATCH; i++) {
            manager.persist(backup(i, manifest));
          }
          return null;
        });
  }

  private static Backup backup(int number, String manifest) {
    String job = "job-" + number % JOBS;
    String path = String.format("%s/production-%07d.dump.zst.enc", job, number);
    Instant createdAt = START.plus(Duration.ofMinutes(number));
    return new Backup(
        String.format("%026d", number),
        DESTINATION,
        path,
        new BackupOrigin(path, null, job, "Every night " + job, "s", "Prod", "postgres", "15.14"),
        new Contents(List.of("shop", "crm"), Compression.ZSTD, "profile", number, number, "ab"),
        manifest,
        createdAt);
  }

  @TearDown
  public void close() {
    opened.close();
  }

  /** What {@code limit=100} reads: the page and the number of all. */
  @Benchmark
  public long firstPage() {
    return page(CatalogueFilter.all(), 0);
  }

  @Benchmark
  public long lastPage() {
    return page(CatalogueFilter.all(), BACKUPS - PAGE);
  }

  @Benchmark
  public long firstPageOfAJob() {
    return page(filter(Optional.empty(), Optional.of("job-7")), 0);
  }

  /** Two backups match, so that every row is looked at. */
  @Benchmark
  public long rareSearch() {
    return page(filter(Optional.of("-004321"), Optional.empty()), 0);
  }

  /** All rows, a thousand at a time. */
  @Benchmark
  public long everything() {
    long rows = 0;
    Optional<CatalogueRow> last = Optional.empty();
    List<CatalogueRow> chunk;
    do {
      Optional<CatalogueRow> behind = last;
      chunk =
          query(
              manager ->
                  new CatalogueRepository(manager)
                      .after(
                          DESTINATION,
                          CatalogueFilter.all(),
                          CatalogueOrder.NEWEST_FIRST,
                          behind,
                          CHUNK));
      rows += chunk.size();
      last = chunk.isEmpty() ? last : Optional.of(chunk.get(chunk.size() - 1));
    } while (chunk.size() == CHUNK);
    return rows;
  }

  /** What the usage of a destination adds up. */
  @Benchmark
  public StorageTotals totals() {
    return query(manager -> new StorageSnapshotRepository(manager).totals(DESTINATION));
  }

  private long page(CatalogueFilter filter, int skip) {
    return query(
        manager -> {
          CatalogueRepository catalogue = new CatalogueRepository(manager);
          List<CatalogueRow> rows =
              catalogue.page(DESTINATION, filter, CatalogueOrder.NEWEST_FIRST, skip, PAGE);
          return catalogue.count(DESTINATION, filter) + rows.size();
        });
  }

  private static CatalogueFilter filter(Optional<String> search, Optional<String> job) {
    return new CatalogueFilter(
        Optional.empty(), false, search, job, Optional.empty(), Optional.empty());
  }

  private <T> T query(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      T result = work.apply(manager);
      manager.getTransaction().commit();
      return result;
    }
  }
}
