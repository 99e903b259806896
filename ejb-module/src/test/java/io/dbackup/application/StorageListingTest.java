package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.StorageExplorerService.Listing;
import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.backup.CatalogueFilter;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.backup.CatalogueOrder.Column;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StorageListingTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  private static TestPersistence database;

  private StorageRoom room;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void empty() {
    room = new StorageRoom(database);
  }

  @Test
  void backupsShouldBeListedNewestFirst() {
    add("a.dump", 1, "job-1");
    add("c.dump", 3, "job-1");
    add("b.dump", 2, "job-1");

    assertThat(paths(ListingRequest.all())).containsExactly("c.dump", "b.dump", "a.dump");
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void aLongListShouldBeWholeAndInOrderInBothDirections(Column column) {
    int count = 217;
    database.transaction(
        () -> {
          for (int i = 0; i < count; i++) {
            // Many are equal by time and by size, so that their ids decide.
            database.backups().add(backup(String.format("%05d", i), "Nightly", i / 70, i % 3));
          }
        });
    for (boolean ascending : new boolean[] {true, false}) {
      List<CatalogueRow> rows = new ArrayList<>();
      CatalogueOrder order = new CatalogueOrder(column, ascending);
      new CatalogueRows(
              database.catalogue(), SampleBackup.DESTINATION, CatalogueFilter.all(), order, 50)
          .forEach(rows::add);

      assertThat(rows).extracting(CatalogueRow::path).hasSize(count).doesNotHaveDuplicates();
      Comparator<CatalogueRow> by =
          Comparator.comparing((CatalogueRow row) -> value(row, column))
              .thenComparing(CatalogueRow::id);
      assertThat(rows).isSortedAccordingTo(ascending ? by : by.reversed());
    }
  }

  @Test
  void pagesShouldFollowOneAnother() {
    for (int i = 0; i < 5; i++) {
      add(i + ".dump", i, "job-1");
    }

    assertThat(paths(page(0, 2))).containsExactly("4.dump", "3.dump");
    assertThat(paths(page(4, 2))).containsExactly("0.dump");
    assertThat(list(page(4, 2)).total()).isEqualTo(5);
    assertThat(paths(page(6, 2))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NIGHT, nightly/shop.dump",
    "shop, nightly/shop.dump",
    "Crm, weekly/run",
    "100%, odd/100%_sure.dump",
    "_sure, odd/100%_sure.dump",
    "kunden-Ä, weekly/run",
    "no such thing, "
  })
  void aSearchShouldFindPartsOfPathJobAndDatabase(String search, String found) {
    database.transaction(
        () -> {
          database.backups().add(backup("nightly/shop.dump", "Every night", 1, 1, "till"));
          database.backups().add(backup("weekly/run", null, 2, 1, "crm", "KUNDEN-ä"));
          database.backups().add(backup("odd/100%_sure.dump", "Odd", 3, 1, "x"));
          database.backups().add(backup("odd/100x sure.dump", "Odd", 4, 1, "x"));
        });

    assertThat(paths(search(search))).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void jobAndTimesShouldBeFilters() {
    add("a.dump", 1, "job-1");
    add("b.dump", 2, "job-1");
    add("c.dump", 3, "job-2");

    assertThat(paths(filtered(Optional.of("job-1"), Optional.empty(), Optional.empty())))
        .containsExactly("b.dump", "a.dump");
    assertThat(paths(filtered(Optional.empty(), Optional.of(day(2)), Optional.of(day(3)))))
        .containsExactly("b.dump");
    assertThat(list(filtered(Optional.of("job-2"), Optional.empty(), Optional.of(day(3)))).total())
        .isZero();
  }

  @Test
  void whatTheDestinationHoldsShouldBeInTheListingAlsoFromTheCatalogue() {
    room.store(SampleBackup.at("nightly/shop.dump").with("shop", SampleBackup.dump(10)));
    StorageExplorerService service = room.explorer(Map.of());
    service.list(SampleBackup.DESTINATION, ListingRequest.all(), false);
    SampleBackup.at("nightly/new.dump")
        .with("shop", SampleBackup.dump(10))
        .store(room.sample.destination);

    Listing known = service.list(SampleBackup.DESTINATION, ListingRequest.all(), false);
    Listing seen = service.list(SampleBackup.DESTINATION, ListingRequest.all(), true);

    assertThat(known.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.lastModified()).isNotEqualTo(row.createdAt()));
    assertThat(seen.rows()).extracting(CatalogueRow::path).contains("nightly/new.dump").hasSize(2);
    assertThat(seen.total()).isEqualTo(2);
  }

  @Test
  void aDestinationThatDoesNotAnswerShouldBeAnErrorAndNotAnEmptyList() {
    StorageExplorerService service = room.explorer(Map.of());
    service.list(SampleBackup.DESTINATION, ListingRequest.all(), false);
    room.sample.destination.breakDown();

    assertThatThrownBy(() -> service.list(SampleBackup.DESTINATION, ListingRequest.all(), false))
        .isInstanceOf(AdapterException.class);
  }

  @Test
  void backupsOfTheConfigurationShouldBeListedApartWhenThatIsWanted() {
    add("nightly.dump", 1, "job-1");
    add("config/file", 2, null, Backup.SYSTEM);

    assertThat(paths(ofType("SYSTEM"))).containsExactly("config/file");
    assertThat(paths(ofType("BACKUP"))).containsExactly("nightly.dump");
    assertThat(paths(ListingRequest.all())).containsExactly("config/file", "nightly.dump");
    assertThat(list(ofType("BACKUP")).total()).isEqualTo(1);
  }

  private static ListingRequest ofType(String type) {
    return new ListingRequest(
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CatalogueOrder.NEWEST_FIRST,
        Optional.empty());
  }

  private void add(String path, int day, String job) {
    add(path, day, job, "postgres");
  }

  private void add(String path, int day, String job, String type) {
    BackupOrigin origin = new BackupOrigin(path, null, job, "Nightly", null, null, type, null);
    Contents contents = new Contents(List.of("shop"), Compression.NONE, null, 1, 1, "");
    Backup backup =
        new Backup(path, SampleBackup.DESTINATION, path, origin, contents, "{}", day(day));
    database.transaction(() -> database.backups().add(backup));
  }

  private static Backup backup(String path, String job, int day, long size, String... databases) {
    BackupOrigin origin = new BackupOrigin(path, null, null, job, null, null, "postgres", null);
    Contents contents = new Contents(List.of(databases), Compression.NONE, null, size, size, "");
    String id = path.substring(0, Math.min(26, path.length()));
    return new Backup(id, SampleBackup.DESTINATION, path, origin, contents, "{}", day(day));
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> value(CatalogueRow row, Column column) {
    return (Comparable<Object>) row.value(column);
  }

  private static ListingRequest page(int skip, int limit) {
    return new ListingRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CatalogueOrder.NEWEST_FIRST,
        Optional.of(new ListingRequest.Page(skip, limit)));
  }

  private static ListingRequest search(String text) {
    return new ListingRequest(
        Optional.empty(),
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CatalogueOrder.NEWEST_FIRST,
        Optional.empty());
  }

  private static ListingRequest filtered(
      Optional<String> job, Optional<Instant> from, Optional<Instant> to) {
    return new ListingRequest(
        Optional.empty(),
        Optional.empty(),
        job,
        from,
        to,
        CatalogueOrder.NEWEST_FIRST,
        Optional.empty());
  }

  private List<String> paths(ListingRequest request) {
    return rows(request).stream().map(CatalogueRow::path).toList();
  }

  private List<CatalogueRow> rows(ListingRequest request) {
    List<CatalogueRow> rows = new ArrayList<>();
    Listing listing = list(request);
    listing.rows().forEach(rows::add);
    return rows;
  }

  private Listing list(ListingRequest request) {
    return room.explorer(Map.of()).list(SampleBackup.DESTINATION, request, false);
  }
}
