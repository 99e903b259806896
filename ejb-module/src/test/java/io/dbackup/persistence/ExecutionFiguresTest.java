package io.dbackup.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.EndedOnDay;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.Compression;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts that are kept so that nobody has to count. */
class ExecutionFiguresTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-02");

  private static TestPersistence database;

  @BeforeAll
  static void open() {
    database = new TestPersistence();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void prepare() {
    database.clear();
  }

  @Test
  void aDayShouldBeOpenedOnceAndThenCount() {
    assertThat(add(TODAY, 1000, 5)).isFalse();
    database.figures().open(TODAY, ExecutionType.BACKUP, ExecutionStatus.SUCCESS);
    assertThatThrownBy(
            () -> database.figures().open(TODAY, ExecutionType.BACKUP, ExecutionStatus.SUCCESS))
        .isInstanceOf(RuntimeException.class);

    assertThat(add(TODAY, 1000, 5)).isTrue();
    assertThat(add(TODAY, 500, 7)).isTrue();

    assertThat(database.figures().totals())
        .containsExactly(
            new ExecutionTotal(ExecutionType.BACKUP, ExecutionStatus.SUCCESS, 2, 1500, 12));
  }

  @Test
  void totalsShouldBeOfAllDays() {
    for (LocalDate day : List.of(TODAY, TODAY.minusDays(400))) {
      database.figures().open(day, ExecutionType.BACKUP, ExecutionStatus.SUCCESS);
      assertThat(add(day, 1, 1)).isTrue();
    }

    assertThat(database.figures().totals()).extracting(ExecutionTotal::runs).containsExactly(2L);
    assertThat(database.figures().days(ExecutionType.BACKUP, TODAY))
        .containsExactly(new EndedOnDay(TODAY, ExecutionStatus.SUCCESS, 1));
    assertThat(database.figures().days(ExecutionType.BACKUP, TODAY.minusDays(400)))
        .extracting(EndedOnDay::date)
        .containsExactly(TODAY.minusDays(400), TODAY);
    assertThat(database.figures().days(ExecutionType.RESTORE, TODAY)).isEmpty();
  }

  @Test
  void aDestinationShouldKnowWhatItHoldsWheneverTheCatalogueChanges() {
    database.transaction(
        () ->
            database
                .adapters()
                .add(
                    new AdapterConfig("disk", "Disk", AdapterType.STORAGE, "local-fs", "{}", NOW)));
    assertUsage(0, 0);

    database.transaction(() -> database.backups().add(backup("b1", 100)));
    database.transaction(() -> database.backups().add(backup("b2", 11)));
    assertUsage(2, 111);

    database.transaction(
        () -> database.backups().remove(database.backups().find("b1").orElseThrow()));
    assertUsage(1, 11);

    database.transaction(
        () -> {
          database.backups().forget("disk");
          database.adapters().remove(database.adapters().find("disk").orElseThrow());
        });
    assertThat(database.backups().destinations()).isEmpty();
    assertThat(database.backups().find("b2")).isEmpty();
  }

  @Test
  void whatIsRolledBackShouldNotCount() {
    database.transaction(
        () ->
            database
                .adapters()
                .add(
                    new AdapterConfig("disk", "Disk", AdapterType.STORAGE, "local-fs", "{}", NOW)));
    Supplier<Void> interrupted =
        () -> {
          database.backups().add(backup("b1", 100));
          throw new IllegalStateException("interrupted");
        };

    assertThatThrownBy(() -> database.transaction(interrupted)).hasMessage("interrupted");
    assertUsage(0, 0);
  }

  private void assertUsage(long count, long bytes) {
    assertThat(database.backups().destinations())
        .extracting(DestinationFigures::count, DestinationFigures::bytes)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(count, bytes));
  }

  private static boolean add(LocalDate date, long millis, long bytes) {
    return database.transaction(
        () ->
            database
                .figures()
                .add(date, ExecutionType.BACKUP, ExecutionStatus.SUCCESS, millis, bytes));
  }

  private static Backup backup(String id, long size) {
    return new Backup(
        id,
        "disk",
        "path/" + id,
        new Backup.BackupOrigin(id, null, null, null, null, null, "postgres", null),
        new Backup.Contents(List.of(), Compression.NONE, null, size, size, "c"),
        "{}",
        NOW);
  }
}
