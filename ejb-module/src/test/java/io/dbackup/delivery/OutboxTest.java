package io.dbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.BackupJob;
import io.dbackup.job.NotificationRule;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.NotificationStatus;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.notification.Notification;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
  private static TestPersistence database;
  private DeliveryRoom room;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void enter() {
    room = new DeliveryRoom(database);
  }

  private Consumer<Execution> success() {
    return e -> e.succeed(null, "shop/2026", 5_242_880L, "{}", room.clock.instant());
  }

  private Consumer<Execution> partial() {
    return e -> e.succeed("Cloud failed: no space", "shop/2026", 5L, "{}", room.clock.instant());
  }

  private Consumer<Execution> failure() {
    return e -> e.fail("The disk is full", room.clock.instant());
  }

  private static Notification message(QueuedNotification row) {
    return NotificationJson.read(row.id(), row.payload());
  }

  @Test
  void aFailedBackupShouldTellEveryChannelOnceWhatHappenedWhyAndWhatToDo() {
    room.configuration.put("dbackup.public-url", "https://backup.example.com");
    BackupJob job =
        room.job(DeliveryRoom.MAIL, DeliveryRoom.CHAT, DeliveryRoom.MAIL, "channel-that-is-gone");

    Execution execution = room.failed(job);

    assertThat(room.rows())
        .extracting(QueuedNotification::channelId)
        .containsExactlyInAnyOrder(DeliveryRoom.MAIL, DeliveryRoom.CHAT);
    QueuedNotification row = room.row(DeliveryRoom.MAIL);
    assertThat(row.status()).isEqualTo(NotificationStatus.PENDING);
    assertThat(row.event()).isEqualTo(NotificationEvent.FAILURE);
    assertThat(row.executionId()).contains(execution.id());
    assertThat(row.jobName()).contains(job.name());
    assertThat(row.channelName()).isEqualTo("Mail to Ann");
    assertThat(row.nextAttemptAt()).contains(room.clock.instant());
    Notification message = message(row);
    assertThat(message.kind()).isEqualTo(Notification.Kind.FAILURE);
    assertThat(message.title()).isEqualTo("Backup failed: " + job.name());
    assertThat(message.text())
        .isEqualTo(
            "There is no new backup of Shop <db>.\n\n"
                + "The disk is full\n\n"
                + "This job has never succeeded. Remove the cause and run the job again. By itself"
                + " it runs next at 2026-11-03 02:00:00 UTC.");
    assertThat(message.time()).isEqualTo("2026-11-02T02:01:15Z");
    assertThat(message.link()).hasToString("Optional[https://backup.example.com]");
    assertThat(message.fields())
        .contains(
            new Notification.Field("Source", "Shop <db>"),
            new Notification.Field("Destination", "Disk, Cloud"),
            new Notification.Field("Result", "Failed"),
            new Notification.Field("Started", "2026-11-02 02:00:00 UTC"),
            new Notification.Field("Duration", "1 min 15 s"),
            new Notification.Field("Execution", execution.id()));
  }

  @Test
  void aFailureShouldSayWhenTheJobLastSucceededInTheTimeZoneOfTheInstance() {
    room.configuration.put("dbackup.timezone", "Europe/Berlin");
    BackupJob job = room.job(DeliveryRoom.MAIL);
    room.ended(job, ExecutionType.BACKUP, success());

    room.failed(job);

    assertThat(message(room.rows().get(1)).text())
        .contains("This job last succeeded at 2026-11-02 03:01:15 CET.");
  }

  @Test
  void aDisabledJobShouldNotPromiseToRunAgain() {
    room.failed(room.job(job -> job.enable(false), DeliveryRoom.MAIL));

    assertThat(message(room.row(DeliveryRoom.MAIL)).text())
        .endsWith("It is disabled and does not run by itself.");
  }

  @Test
  void aGoodBackupShouldSayWhereItIsAndHowLargeWithoutAdvice() {
    BackupJob job = room.job(DeliveryRoom.CHAT);

    room.ended(job, ExecutionType.BACKUP, success());

    Notification message = message(room.row(DeliveryRoom.CHAT));
    assertThat(message.kind()).isEqualTo(Notification.Kind.SUCCESS);
    assertThat(message.text()).isEqualTo("A new backup of Shop <db> is stored at Disk, Cloud.");
    assertThat(message.fields()).contains(new Notification.Field("Size", "5.0 MiB"));
  }

  @Test
  void anIncompleteBackupShouldSayWhatIsMissing() {
    room.ended(room.job(DeliveryRoom.CHAT), ExecutionType.BACKUP, partial());

    Notification message = message(room.row(DeliveryRoom.CHAT));
    assertThat(message.kind()).isEqualTo(Notification.Kind.WARNING);
    assertThat(message.text()).contains("incomplete.\n\nCloud failed: no space\n\nRemove");
  }

  @Test
  void theRuleOfTheJobShouldDecideWhichResultsAreTold() {
    BackupJob onlySuccess =
        room.job(j -> j.notifyAbout(new NotificationRule(true, false, false)), DeliveryRoom.MAIL);
    BackupJob onlyPartial =
        room.job(j -> j.notifyAbout(new NotificationRule(false, true, false)), DeliveryRoom.MAIL);
    BackupJob onlyFailure =
        room.job(j -> j.notifyAbout(new NotificationRule(false, false, true)), DeliveryRoom.MAIL);

    for (BackupJob job : List.of(onlySuccess, onlyPartial, onlyFailure)) {
      room.ended(job, ExecutionType.BACKUP, success());
      room.ended(job, ExecutionType.BACKUP, partial());
      room.ended(job, ExecutionType.BACKUP, failure());
    }

    assertThat(room.rows())
        .extracting(row -> row.jobName().orElseThrow() + " " + row.event())
        .containsExactly(
            onlySuccess.name() + " SUCCESS",
            onlyPartial.name() + " PARTIAL",
            onlyFailure.name() + " FAILURE");
  }

  @ParameterizedTest
  @EnumSource(
      value = ExecutionType.class,
      names = {"RESTORE", "VERIFICATION", "RETENTION"})
  void otherRunsOfAJobShouldTellOfFailuresOnly(ExecutionType type) {
    BackupJob job = room.job(DeliveryRoom.MAIL);

    room.ended(job, type, success());
    assertThat(room.rows()).isEmpty();
    room.ended(job, type, partial());
    room.ended(job, type, failure());

    assertThat(room.rows())
        .extracting(QueuedNotification::event)
        .containsExactly(NotificationEvent.PARTIAL, NotificationEvent.FAILURE);
    assertThat(room.rows().get(1).title()).isEqualTo(type.apiName() + " failed: " + job.name());
    assertThat(message(room.rows().get(1)).text()).contains("\n\nThe disk is full\n\n");
  }

  @Test
  void nobodyShouldBeToldThatSomebodyCancelled() {
    room.ended(
        room.job(DeliveryRoom.MAIL),
        ExecutionType.BACKUP,
        e -> e.cancelled("Cancelled by a user", room.clock.instant()));

    assertThat(room.rows()).isEmpty();
  }

  @Test
  void anEndThatIsNotStoredShouldLeaveNoMessage() {
    BackupJob job = room.job(DeliveryRoom.MAIL);

    assertThatThrownBy(
            () ->
                room.ended(
                    job,
                    ExecutionType.BACKUP,
                    e -> {
                      e.fail("Lost", room.clock.instant());
                      room.outbox().finished(new ExecutionFinished(e.id(), e.status()));
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");

    assertThat(room.rows()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeMadeShouldLeaveTheEndAlone() {
    BackupJob job = room.job(DeliveryRoom.MAIL);
    Execution[] ended = new Execution[1];
    Outbox broken = room.outbox();
    broken.settings = null;

    ended[0] =
        room.ended(
            job,
            ExecutionType.BACKUP,
            e -> {
              e.fail("The disk is full", room.clock.instant());
              broken.finished(new ExecutionFinished(e.id(), ExecutionStatus.FAILED));
            });

    assertThat(ended[0].status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(room.rows()).as("of the outbox that works").hasSize(1);
  }

  @Test
  void whatEndedLongAgoShouldBeForgottenAndNothingElse() throws Exception {
    room.failed(room.job(DeliveryRoom.MAIL));
    room.sender().beat();
    room.threads.awaitAll();
    Instant sent = room.row(DeliveryRoom.MAIL).sentAt().orElseThrow();
    room.failed(room.job(DeliveryRoom.CHAT));

    assertThat(deleteEndedBefore(sent)).isZero();
    assertThat(deleteEndedBefore(sent.plusSeconds(100_000))).isEqualTo(1);
    assertThat(room.rows()).extracting(QueuedNotification::channelId).containsExactly("chat");
  }

  private static int deleteEndedBefore(Instant time) {
    return database.transaction(() -> database.notifications().deleteEndedBefore(time));
  }
}
