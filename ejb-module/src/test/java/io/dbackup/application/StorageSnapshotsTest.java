package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.application.StorageSnapshots.Taken;
import io.dbackup.backup.StorageSnapshot;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.catalogue.SampleCatalogue;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageSnapshotsTest {
  private static TestPersistence database;

  private StorageRoom room;
  private StorageSnapshots snapshots;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void storeABackup() {
    room = new StorageRoom(database);
    room.store(SampleBackup.at("nightly/shop.dump").with("shop", SampleBackup.dump(9000)));
    snapshots = room.snapshots(room.sample.scans(database, Map.of()));
  }

  @Test
  void aSnapshotShouldCountWhatTheScanFound() {
    SampleBackup.at("nightly/found.dump")
        .with("shop", SampleBackup.dump(100))
        .store(room.sample.destination);

    assertThat(snapshots.take(SampleCatalogue.config())).isTrue();

    assertThat(written())
        .singleElement()
        .satisfies(
            snapshot -> {
              assertThat(snapshot.totalSize()).isEqualTo(9100);
              assertThat(snapshot.fileCount()).isEqualTo(2);
              assertThat(snapshot.createdAt()).isEqualTo(room.sample.clock.instant());
            });
  }

  @Test
  void nothingNewShouldBeWrittenOnceADay() {
    snapshots.take(SampleCatalogue.config());
    room.sample.clock.advance(Duration.ofHours(23));
    assertThat(snapshots.take(SampleCatalogue.config())).isFalse();
    room.sample.clock.advance(Duration.ofHours(1));
    assertThat(snapshots.take(SampleCatalogue.config())).isTrue();

    assertThat(written()).hasSize(2);
  }

  @Test
  void aDestinationThatDoesNotAnswerShouldHaveNoSnapshot() {
    room.sample.destination.breakDown();

    assertThatThrownBy(() -> snapshots.take(SampleCatalogue.config()))
        .isInstanceOf(AdapterException.class);
    assertThat(snapshots.takeAll(() -> {}))
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.written()).isFalse();
              assertThat(taken.error().orElseThrow()).contains("does not answer");
            });
    assertThat(written()).isEmpty();
  }

  @Test
  void everyDestinationShouldHaveItsTurn() {
    database.transaction(
        () ->
            database
                .adapters()
                .add(
                    new AdapterConfig(
                        "d2", "Other", AdapterType.STORAGE, "memory", "{}", StorageRoom.NOW)));

    assertThat(snapshots.takeAll(() -> {}))
        .extracting(Taken::destinationId)
        .containsExactlyInAnyOrder(SampleBackup.DESTINATION, "d2");
  }

  @Test
  void deletionsShouldBeNotedButNotEachOfMany() {
    StorageExplorerService explorer = room.explorer(Map.of());
    for (int i = 0; i < 3; i++) {
      room.store(SampleBackup.at("many/" + i + ".dump").with("shop", SampleBackup.dump(10)));
    }

    explorer.delete(SampleBackup.DESTINATION, "many/0.dump");
    explorer.delete(SampleBackup.DESTINATION, "many/1.dump");
    assertThat(written()).singleElement().extracting(StorageSnapshot::fileCount).isEqualTo(3L);

    room.sample.clock.advance(Duration.ofMinutes(5));
    explorer.delete(SampleBackup.DESTINATION, "many/2.dump");
    assertThat(written()).hasSize(2);
  }

  @Test
  void theEndOfABackupShouldBeNotedWhereItWasStored() {
    Execution run =
        Execution.backup(
            "execution-1", "job-1", "Nightly", Trigger.MANUAL, null, null, StorageRoom.NOW);
    database.transaction(() -> database.executions().add(run));

    snapshots.afterExecution("execution-1");

    assertThat(written()).hasSize(1);
    snapshots.afterExecution("unknown");
    assertThat(written()).hasSize(1);
  }

  @Test
  void theUsageShouldBeReportedWithItsGrowth() {
    snapshots.take(SampleCatalogue.config());
    room.sample.clock.advance(Duration.ofDays(2));
    room.store(SampleBackup.at("nightly/large.dump").with("shop", SampleBackup.dump(4000)));

    StorageUsageService.Report report = service().usage(SampleBackup.DESTINATION);

    assertThat(report.totals().size()).isEqualTo(13_000);
    assertThat(report.totals().count()).isEqualTo(2);
    assertThat(report.totals().newest()).isEqualTo(SampleBackup.CREATED);
    assertThat(report.perJob())
        .singleElement()
        .satisfies(job -> assertThat(job.count()).isEqualTo(2));
    assertThat(report.growthPerDay()).contains(2000L);
    assertThat(report.freeBytes()).isEmpty();
    assertThat(report.daysUntilFull()).isEmpty();
    assertThat(service().history(SampleBackup.DESTINATION, 7))
        .extracting(StorageUsage::totalSize)
        .containsExactly(9000L, 13_000L);
  }

  @Test
  void theUsageOfADestinationThatDoesNotAnswerShouldBeAnError() {
    room.sample.destination.breakDown();

    assertThatThrownBy(() -> service().usage(SampleBackup.DESTINATION))
        .isInstanceOf(AdapterException.class);
  }

  @Test
  void daysOutsideTheRangeShouldBeInvalid() {
    for (int days : new int[] {0, 366, -1}) {
      assertThatThrownBy(() -> service().history(SampleBackup.DESTINATION, days))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("days");
    }
  }

  private StorageUsageService service() {
    StorageUsageService service = new StorageUsageService();
    service.use = room.use();
    service.scans = room.sample.scans(database, Map.of());
    AdapterConnections connections = room.sample.connections();
    service.connections = connections;
    service.snapshots = database.snapshots();
    service.sightings = database.sightings();
    service.jobs = database.jobs();
    service.alerts = new StorageAlerts(new InstanceSettings(name -> Optional.empty()));
    service.clock = room.sample.clock;
    return service;
  }

  private List<StorageSnapshot> written() {
    return database.snapshots().since(SampleBackup.DESTINATION, Instant.EPOCH);
  }
}
