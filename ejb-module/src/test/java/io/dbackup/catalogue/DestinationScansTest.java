package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestinationScansTest {
  private static TestPersistence database;

  private final SampleCatalogue sample = new SampleCatalogue();
  private final MemoryDestination destination = sample.destination;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void addDestination() {
    database.clear();
    database.transaction(() -> database.adapters().add(SampleCatalogue.config()));
  }

  @Test
  void aDestinationThatWasScannedAMomentAgoShouldNotBeScannedAgain() {
    DestinationScans scans = scans();
    Instant first = scans.listable(SampleCatalogue.config());
    sample.clock.advance(Duration.ofMinutes(14));

    assertThat(scans.listable(SampleCatalogue.config())).isEqualTo(first);
    assertThat(destination.listings).hasValue(1);
  }

  @Test
  void aCatalogueThatIsTooOldShouldBeScannedAgain() {
    DestinationScans scans = scans();
    scans.listable(SampleCatalogue.config());
    sample.clock.advance(Duration.ofMinutes(15));

    assertThat(scans.listable(SampleCatalogue.config())).isEqualTo(sample.clock.instant());
    assertThat(destination.listings).hasValue(2);
  }

  @Test
  void zeroMinutesShouldMeanAScanEachTime() {
    DestinationScans scans =
        sample.scans(database, Map.of("dbackup.catalogue.max-age-minutes", "0"));
    scans.listable(SampleCatalogue.config());
    scans.listable(SampleCatalogue.config());

    assertThat(destination.listings).hasValue(2);
  }

  @Test
  void whoAsksForAScanShouldGetOne() {
    DestinationScans scans = scans();
    scans.listable(SampleCatalogue.config());
    scans.refreshed(SampleCatalogue.config());

    assertThat(destination.listings).hasValue(2);
  }

  @Test
  void aDestinationThatDoesNotAnswerShouldBeAnErrorAlsoWhenTheCatalogueIsFresh() {
    DestinationScans scans = scans();
    scans.listable(SampleCatalogue.config());
    destination.breakDown();

    assertThatThrownBy(() -> scans.listable(SampleCatalogue.config()))
        .isInstanceOf(AdapterException.class);
    assertThat(destination.openSessions).isZero();
  }

  @Test
  void requestsDuringAScanShouldShareTheNextOne() throws Exception {
    DestinationScans scans = scans();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    destination.whileListing =
        () -> {
          begun.countDown();
          await(mayEnd);
        };
    ExecutorService threads = Executors.newFixedThreadPool(9);
    try {
      List<Future<Instant>> requests = new ArrayList<>();
      requests.add(threads.submit(() -> scans.refreshed(SampleCatalogue.config())));
      begun.await();
      CountDownLatch asked = new CountDownLatch(8);
      for (int i = 0; i < 8; i++) {
        requests.add(
            threads.submit(
                () -> {
                  asked.countDown();
                  return scans.refreshed(SampleCatalogue.config());
                }));
      }
      asked.await();
      mayEnd.countDown();
      for (Future<Instant> request : requests) {
        request.get();
      }
    } finally {
      threads.shutdownNow();
    }
    // The first, and one for all who asked while it was under way. One of those may have been held
    // up before it asked and has a scan of its own then.
    assertThat(destination.listings.get()).isBetween(2, 4);
  }

  @Test
  void listingsDuringTheFirstScanShouldUseIt() throws Exception {
    DestinationScans scans = scans();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    destination.whileListing =
        () -> {
          begun.countDown();
          await(mayEnd);
        };
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      List<Future<Instant>> requests = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        requests.add(threads.submit(() -> scans.listable(SampleCatalogue.config())));
      }
      begun.await();
      mayEnd.countDown();
      for (Future<Instant> request : requests) {
        assertThat(request.get()).isEqualTo(sample.clock.instant());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(destination.listings).hasValue(1);
  }

  @Test
  void whoMustDestroySomethingShouldHaveAScanOfHisOwn() {
    DestinationScans scans = scans();
    scans.listable(SampleCatalogue.config());
    destination.objects.put("readme.txt", new byte[1]);

    scans.findings(SampleCatalogue.config());

    assertThat(destination.listings).hasValue(2);
  }

  private DestinationScans scans() {
    return sample.scans(database, Map.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
