package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.StorageAlerts.Alert;
import io.dbackup.application.StorageAlerts.Kind;
import io.dbackup.application.StorageAlerts.Known;
import io.dbackup.backup.StorageTotals;
import io.dbackup.config.InstanceSettings;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageAlertsTest {
  private static final Instant NOW = Instant.parse("2026-11-10T15:00:00Z");
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final long GB = 1_000_000_000L;

  private final Map<String, String> settings = new HashMap<>();
  private long size = 100 * GB;
  private long damaged;
  private long before = 100 * GB;
  private Optional<Long> free = Optional.of(900 * GB);
  private Optional<Long> daysUntilFull = Optional.empty();
  private final Map<String, Instant> newest = new HashMap<>();
  private final BackupJob job =
      new BackupJob(
          "j1",
          "Nightly",
          "0 2 * * *",
          "source",
          List.of(new JobDestination("d", 0, null)),
          NOW.minus(Duration.ofDays(100)));

  /** Unless a test is about its being late. */
  @BeforeEach
  void switchTheJobOff() {
    job.enable(false);
  }

  @Test
  void aDestinationThatIsAsItShouldBeShouldHaveNoAlert() {
    newest.put("j1", Instant.parse("2026-11-10T02:00:00Z"));
    job.enable(true);

    assertThat(alerts()).isEmpty();
  }

  @Test
  void aLimitShouldBeToldFromNinetyPercentOn() {
    assertThat(alerts()).isEmpty();
    settings.put("dbackup.storage.alert-limit-gigabytes", "112");
    assertThat(alerts()).isEmpty();
    settings.put("dbackup.storage.alert-limit-gigabytes", "111");
    assertOnly(Kind.LIMIT, "90.1 %");
  }

  @Test
  void aJumpInSizeShouldBeToldInBothDirections() {
    before = 66 * GB;
    assertOnly(Kind.GROWTH, "+51.5 %");
    before = 201 * GB;
    assertOnly(Kind.SHRINK, "-50.2 %");
    settings.put("dbackup.storage.alert-growth-percent", "0");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void littleSpaceShouldBeTold() {
    free = Optional.of(11 * GB);
    assertOnly(Kind.FREE_SPACE, "less than 10 %");
    free = Optional.of(12 * GB);
    assertThat(alerts()).isEmpty();
    daysUntilFull = Optional.of(13L);
    assertOnly(Kind.FREE_SPACE, "13 days");
    daysUntilFull = Optional.of(14L);
    assertThat(alerts()).isEmpty();
    free = Optional.empty();
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aBackupThatIsLateShouldBeToldSomeHoursAfterItsSlot() {
    job.enable(true);
    newest.put("j1", Instant.parse("2026-11-09T02:00:03Z"));
    assertOnly(Kind.NO_NEW_BACKUP, "2026-11-10T02:00:00Z");
    settings.put("dbackup.storage.alert-late-hours", "13");
    assertThat(alerts()).isEmpty();
    settings.put("dbackup.storage.alert-late-hours", "12");
    assertOnly(Kind.NO_NEW_BACKUP, "Nightly");
    newest.clear();
    assertOnly(Kind.NO_NEW_BACKUP, "there is no whole one");
    settings.put("dbackup.storage.alert-late-hours", "0");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aJobThatIsOffShouldNotBeMissed() {
    assertThat(alerts()).isEmpty();
    job.enable(true);
    assertThat(alerts()).isNotEmpty();
  }

  @Test
  void backupsThatAreNotWholeShouldBeTold() {
    damaged = 2;

    assertOnly(Kind.DAMAGED, "2 of 5");
  }

  private void assertOnly(Kind kind, String words) {
    assertThat(alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.kind()).isEqualTo(kind);
              assertThat(alert.message()).contains(words);
            });
  }

  private List<Alert> alerts() {
    StorageTotals totals = new StorageTotals(size, 5, 0, damaged, YESTERDAY, NOW);
    Known known =
        new Known(
            totals,
            Optional.of(new StorageUsage(before, 5, YESTERDAY)),
            free,
            daysUntilFull,
            List.of(job),
            newest);
    InstanceSettings configured =
        new InstanceSettings(name -> Optional.ofNullable(settings.get(name)));
    return new StorageAlerts(configured).of(known, NOW);
  }
}
