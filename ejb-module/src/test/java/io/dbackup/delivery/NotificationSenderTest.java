package io.dbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterType;
import io.dbackup.execution.Execution;
import io.dbackup.execution.LogEntry;
import io.dbackup.job.BackupJob;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.NotificationStatus;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.SendLaterException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NotificationSenderTest {
  private static final String MAIL = DeliveryRoom.MAIL;
  private static final String CHAT = DeliveryRoom.CHAT;

  private static TestPersistence database;
  private DeliveryRoom room;
  private NotificationSender sender;

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
    sender = room.sender();
  }

  /** Twice, since what becomes free while a beat goes on is left to the next one. */
  private void beat() throws InterruptedException {
    sender.beat();
    room.threads.awaitAll();
    sender.beat();
    room.threads.awaitAll();
  }

  private void refuses(String channel, AdapterFailure failure) {
    room.channels.does(
        channel,
        () -> {
          throw new AdapterException(failure, "The mail server is away");
        });
  }

  private Duration untilNextAttempt(String channel) {
    return Duration.between(room.clock.instant(), room.row(channel).nextAttemptAt().orElseThrow());
  }

  @Test
  void whatIsDueShouldBeSentAndRecorded() throws Exception {
    room.failed(room.job(MAIL, CHAT));

    beat();

    assertThat(room.rows())
        .extracting(QueuedNotification::status)
        .containsOnly(NotificationStatus.SENT);
    QueuedNotification row = room.row(MAIL);
    assertThat(row.sentAt()).contains(room.clock.instant());
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.nextAttemptAt()).isEmpty();
    assertThat(room.channels.given(MAIL))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo(row.id());
              assertThat(message.title()).isEqualTo(row.title());
            });
    beat();
    assertThat(room.channels.given(MAIL)).as("sent once").hasSize(1);
  }

  @Test
  void aFailureShouldBeTriedAgainLaterAndLater() throws Exception {
    refuses(MAIL, AdapterFailure.RETRYABLE);
    room.failed(room.job(MAIL));

    for (Duration planned :
        List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2))) {
      beat();
      assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.PENDING);
      assertThat(room.row(MAIL).lastError()).contains("The mail server is away");
      Duration wait = untilNextAttempt(MAIL);
      assertThat(wait)
          .isBetween(planned.multipliedBy(8).dividedBy(10), planned.multipliedBy(12).dividedBy(10));
      room.clock.advance(wait.minusMillis(1));
      int given = room.channels.given(MAIL).size();
      beat();
      assertThat(room.channels.given(MAIL)).as("before its time").hasSize(given);
      room.clock.advance(Duration.ofMillis(1));
    }
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(room.row(MAIL).attempts()).isEqualTo(5);
    assertThat(room.channels.given(MAIL)).hasSize(5);
    assertThat(room.channels.given(MAIL).stream().map(Notification::id).distinct()).hasSize(1);
  }

  @Test
  void aLaterAttemptMaySucceed() throws Exception {
    refuses(MAIL, AdapterFailure.RETRYABLE);
    room.failed(room.job(MAIL));
    beat();
    room.channels.does(MAIL, () -> {});
    room.clock.advance(Duration.ofMinutes(2));
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(room.row(MAIL).lastError()).isEmpty();
    assertThat(room.row(MAIL).attempts()).isEqualTo(2);
  }

  @Test
  void theNumberOfAttemptsShouldBeASetting() throws Exception {
    room.configuration.put("dbackup.notification.attempts", "1");
    refuses(MAIL, AdapterFailure.RETRYABLE);
    room.failed(room.job(MAIL));
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.FAILED);
  }

  @Test
  void aFailureForGoodShouldNotBeTriedAgain() throws Exception {
    refuses(MAIL, AdapterFailure.DENIED);
    room.failed(room.job(MAIL));
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(room.row(MAIL).attempts()).isEqualTo(1);
  }

  @Test
  void aChannelThatAsksToWaitShouldBeLeftAloneAltogether() throws Exception {
    room.configuration.put("dbackup.notification.parallel", "1");
    room.channels.does(
        MAIL,
        () -> {
          throw new SendLaterException("Too many messages", Duration.ofMinutes(10));
        });
    BackupJob job = room.job(MAIL);
    room.failed(job);
    room.failed(job);
    beat();

    Instant later = room.clock.instant().plus(Duration.ofMinutes(10));
    assertThat(room.channels.given(MAIL)).as("the second was not even tried").hasSize(1);
    assertThat(room.rows())
        .extracting(row -> row.nextAttemptAt().orElseThrow())
        .containsOnly(later);
  }

  @Test
  void aFailureThatIsFinalShouldBeRaisedOnTheOtherChannelsOnce() throws Exception {
    refuses(MAIL, AdapterFailure.PERMANENT);
    BackupJob job = room.job(MAIL, CHAT);
    Execution execution = room.failed(job);
    beat();
    room.failed(job);
    beat();

    List<Notification> told = room.channels.given(CHAT);
    assertThat(told)
        .extracting(Notification::title)
        .containsExactlyInAnyOrder(
            "Backup failed: " + job.name(),
            "Backup failed: " + job.name(),
            "Channel could not be reached: Mail to Ann");
    assertThat(told).anyMatch(one -> one.text().contains("The mail server is away"));
    assertThat(log(execution))
        .contains("Notification channel \"Mail to Ann\" could not be reached");

    room.clock.advance(ChannelAlarm.QUIET);
    room.failed(job);
    beat();
    assertThat(room.channels.given(CHAT)).as("said again after a day").hasSize(5);
  }

  private List<String> log(Execution execution) {
    return database.executions().log(execution.id(), 0, 100).stream()
        .map(LogEntry::message)
        .toList();
  }

  @Test
  @Timeout(60)
  void channelsThatAllFailShouldNotCallEachOtherForEver() throws Exception {
    refuses(MAIL, AdapterFailure.PERMANENT);
    refuses(CHAT, AdapterFailure.PERMANENT);
    room.failed(room.job(MAIL, CHAT));
    for (int i = 0; i < 5; i++) {
      beat();
      room.clock.advance(Duration.ofHours(3));
    }

    assertThat(room.rows())
        .extracting(QueuedNotification::event)
        .containsExactlyInAnyOrder(
            NotificationEvent.FAILURE,
            NotificationEvent.FAILURE,
            NotificationEvent.CHANNEL_FAILURE,
            NotificationEvent.CHANNEL_FAILURE);
    assertThat(room.rows())
        .extracting(QueuedNotification::status)
        .containsOnly(NotificationStatus.FAILED);
  }

  @Test
  void aDeletedChannelShouldEndItsMessagesAndAlarmNobody() throws Exception {
    room.failed(room.job(MAIL, CHAT));
    database.transaction(
        () -> database.adapters().remove(database.adapters().find(MAIL).orElseThrow()));
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(room.row(MAIL).lastError()).contains("The channel has been deleted");
    assertThat(room.channels.given(CHAT)).hasSize(1);
  }

  @Test
  void aHangingChannelShouldHoldUpNobodyAndBeEndedAfterTheLimit() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    room.channels.does(
        MAIL,
        () -> {
          begun.countDown();
          interrupted.set(hangUntilInterrupted());
          throw new AdapterException(AdapterFailure.PERMANENT, "Too late to count");
        });
    BackupJob job = room.job(MAIL, CHAT);
    room.failed(job);
    sender.beat();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    room.threads.await(CHAT);

    room.failed(job);
    sender.beat();
    room.threads.await(CHAT);
    assertThat(room.channels.given(CHAT)).as("while the other hangs").hasSize(2);
    assertThat(room.channels.given(MAIL)).as("one at a time").hasSize(1);

    room.nanoTime += SendAttempt.LIMIT.toNanos() + 1;
    room.channels.does(MAIL, () -> {});
    sender.beat();
    room.threads.awaitAll();

    assertThat(interrupted).isTrue();
    QueuedNotification hung =
        room.rows().stream().filter(row -> row.lastError().isPresent()).findFirst().orElseThrow();
    assertThat(hung.status()).isEqualTo(NotificationStatus.PENDING);
    assertThat(hung.lastError().orElseThrow()).contains("did not finish within 28 seconds");
    room.clock.advance(Duration.ofMinutes(2));
    beat();
    assertThat(room.rows())
        .extracting(QueuedNotification::status)
        .containsOnly(NotificationStatus.SENT);
  }

  private static boolean hangUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void aLibraryThatHearsNoInterruptShouldNotCollectThreads() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    room.channels.does(
        MAIL,
        () -> {
          begun.countDown();
          awaitDeaf(end);
        });
    room.failed(room.job(MAIL));
    sender.beat();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    room.nanoTime += SendAttempt.LIMIT.toNanos() + 1;
    sender.beat();
    room.clock.advance(Duration.ofMinutes(2));
    sender.beat();

    assertThat(room.channels.given(MAIL)).as("not tried beside the stuck one").hasSize(1);
    assertThat(room.row(MAIL).attempts()).isEqualTo(2);
    assertThat(room.row(MAIL).lastError())
        .contains("An earlier attempt still hangs in this channel");

    end.countDown();
    room.threads.awaitAll();
    room.clock.advance(Duration.ofMinutes(10));
    beat();
    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.SENT);
  }

  private static void awaitDeaf(CountDownLatch end) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        end.await();
        interrupted = false;
      } catch (InterruptedException ignored) {
        interrupted = true;
      }
    }
  }

  @Test
  void onlySoManyChannelsShouldBeSentToAtOnce() throws Exception {
    room.configuration.put("dbackup.notification.parallel", "2");
    CountDownLatch end = new CountDownLatch(1);
    String[] ids = {"a1", "a2", "a3"};
    for (String id : ids) {
      room.add(id, AdapterType.NOTIFICATION, "Channel " + id);
      room.channels.does(id, () -> awaitDeaf(end));
    }
    room.failed(room.job(ids));
    sender.beat();

    assertThat(room.rows())
        .extracting(QueuedNotification::status)
        .containsExactlyInAnyOrder(
            NotificationStatus.SENDING, NotificationStatus.SENDING, NotificationStatus.PENDING);
    end.countDown();
    room.threads.awaitAll();
    assertThat(room.rows())
        .extracting(QueuedNotification::status)
        .containsOnly(NotificationStatus.SENT);
  }

  @Test
  void severalNodesShouldSendEveryMessageOnce() throws Exception {
    BackupJob job = room.job(MAIL, CHAT);
    for (int i = 0; i < 20; i++) {
      room.failed(job);
    }
    NotificationSender other = room.sender();
    CyclicBarrier together = new CyclicBarrier(2);
    Thread node = new Thread(() -> beatTogether(other, together));
    node.start();
    beatTogether(sender, together);
    node.join();
    while (room.rows().stream().anyMatch(row -> row.sentAt().isEmpty())) {
      beat();
      other.beat();
    }

    assertThat(room.channels.given(MAIL)).hasSize(20);
    assertThat(room.channels.given(MAIL)).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(room.channels.given(CHAT)).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(room.rows()).extracting(QueuedNotification::attempts).containsOnly(1);
  }

  private static void beatTogether(NotificationSender node, CyclicBarrier together) {
    try {
      together.await();
      node.beat();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatANodeLeftWhenItDiedShouldBeTakenOverWhenItsLeaseHasEnded() throws Exception {
    room.failed(room.job(MAIL));
    Deliveries.Claim lost = room.deliveries().claimNext("dead", List.of()).orElseThrow();
    beat();
    assertThat(room.channels.given(MAIL)).as("it may still be at work").isEmpty();

    room.clock.advance(Deliveries.LEASE.plusSeconds(1));
    beat();
    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(room.row(MAIL).attempts()).isEqualTo(2);

    room.deliveries().failed("dead", lost, new Deliveries.Failure("Late", true, Optional.empty()));
    assertThat(room.row(MAIL).status())
        .as("the late word of the dead")
        .isEqualTo(NotificationStatus.SENT);
  }

  @Test
  void whatWasSentWhileTheDatabaseWasAwayShouldNotBeSentAgain() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    Deliveries real = room.deliveries();
    Deliveries flaky =
        new Deliveries() {
          @Override
          public Optional<Claim> claimNext(String nodeId, Collection<String> busyChannels) {
            return real.claimNext(nodeId, busyChannels);
          }

          @Override
          public void sent(String nodeId, Claim claim) {
            if (away.get()) {
              throw new IllegalStateException("The database is away");
            }
            real.sent(nodeId, claim);
          }
        };
    sender = room.sender(flaky);
    room.failed(room.job(MAIL));
    beat();
    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.SENDING);
    away.set(false);
    beat();

    assertThat(room.row(MAIL).status()).isEqualTo(NotificationStatus.SENT);
    assertThat(room.channels.given(MAIL)).hasSize(1);
  }

  @Test
  void aMessageThatCannotBeReadShouldHoldUpNoOther() throws Exception {
    room.failed(room.job(MAIL));
    database.transaction(
        () -> {
          QueuedNotification row = database.notifications().lock(room.row(MAIL).id()).orElseThrow();
          setPayload(row, "not json");
        });
    room.failed(room.job(CHAT));
    beat();

    assertThat(room.row(MAIL).lastError().orElseThrow()).startsWith("Unexpected failure");
    assertThat(room.row(CHAT).status()).isEqualTo(NotificationStatus.SENT);
  }

  private static void setPayload(QueuedNotification row, String payload) {
    try {
      Field field = QueuedNotification.class.getDeclaredField("payload");
      field.setAccessible(true);
      field.set(row, payload);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
