package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntegrityChecksTest {
  private static TestPersistence database;
  private JobRoom room;

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
    room = new JobRoom(database);
  }

  private IntegrityChecks checks() {
    IntegrityChecks checks = new IntegrityChecks();
    checks.backups = database.backups();
    checks.executions = database.executions();
    checks.queue = room.queue();
    checks.settings = room.settings();
    checks.clock = room.clock;
    return checks;
  }

  private void store(String id, int ageInDays, String profile, String openedBy) {
    BackupOrigin origin =
        new BackupOrigin("b-" + id, null, "job-1", "Nightly", null, null, "postgres", null);
    Contents contents = new Contents(List.of("shop"), Compression.NONE, profile, 10, 10, "");
    Instant created = room.clock.instant().minus(Duration.ofDays(ageInDays));
    Backup backup = new Backup(id, JobRoom.DISK, "nightly/" + id, origin, contents, "{}", created);
    backup.nowOpenedBy(openedBy);
    database.transaction(() -> database.backups().add(backup));
  }

  private Optional<String> queue(String id) {
    return database.transaction(() -> checks().queue(id));
  }

  @Test
  void whatWasNotReadWithinTheDaysConfiguredShouldBeDueTheOldestFirst() {
    store("young", 3, null, null);
    store("old", 20, null, null);
    store("older", 21, null, null);
    room.with("dbackup.integrity.days", "10");
    assertThat(checks().due()).startsWith("older", "old").doesNotContain("young");
  }

  @Test
  void whatWasVerifiedLatelyShouldNotBeDue() {
    store("old", 20, null, null);
    room.with("dbackup.integrity.days", "10");
    database.transaction(
        () ->
            database
                .backups()
                .find("old")
                .orElseThrow()
                .verified(false, "damaged", room.clock.instant().minus(Duration.ofDays(2))));
    assertThat(checks().due()).isEmpty();
  }

  @Test
  void whatNoKeyHereOpensShouldBeLeftOut() {
    store("foreign", 100, "profile-of-another", null);
    store("ours", 90, JobRoom.PROFILE, JobRoom.PROFILE);
    store("plain", 80, null, null);
    assertThat(checks().due()).containsExactly("ours", "plain");
  }

  @Test
  void aBackupShouldBeQueuedToBeVerifiedOnce() {
    store("old", 20, null, null);
    Optional<String> queued = queue("old");
    assertThat(queued).isPresent();
    assertThat(queue("old")).as("it waits already").isEmpty();
    Execution execution = room.executions().get(0);
    assertThat(execution.id()).isEqualTo(queued.orElseThrow());
    assertThat(execution.type()).isEqualTo(ExecutionType.VERIFICATION);
    assertThat(execution.trigger()).isEqualTo(Trigger.SYSTEM);
    assertThat(execution.jobName()).contains("Nightly");
    assertThat(execution.parameters())
        .contains(new VerificationPlan(JobRoom.DISK, "nightly/old").toJson());

    room.finishAll();
    assertThat(queue("old")).as("it waits no more").isPresent();
  }

  @Test
  void aVerificationThatSomebodyAskedForShouldDo() {
    store("old", 20, null, null);
    String plan = new VerificationPlan(JobRoom.DISK, "nightly/old").toJson();
    database.transaction(
        () ->
            room.queue()
                .ofBackup(ExecutionType.VERIFICATION, null, null, plan, Trigger.MANUAL, null));
    assertThat(queue("old")).isEmpty();
  }

  @Test
  void aBackupThatIsGoneMeanwhileShouldNotBeQueued() {
    assertThat(queue("gone")).isEmpty();
    assertThat(room.executions()).isEmpty();
  }
}
