package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.Trigger;
import io.dbackup.notification.NotificationEvent;
import io.dbackup.notification.NotificationFilter;
import io.dbackup.notification.NotificationStatus;
import io.dbackup.notification.QueuedNotification;
import io.dbackup.persistence.TestPersistence;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationServiceTest {
  private static TestPersistence database;
  private JobRoom room;

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
    room = new JobRoom(database);
    add("waiting", "run-1", row -> {});
    add("failed", "run-1", row -> row.giveUp("The server is away", room.clock.instant()));
    add("sent", "run-2", row -> row.sent(room.clock.instant()));
  }

  private void add(String id, String run, Consumer<QueuedNotification> change) {
    Execution execution =
        Execution.backup(run, "job-1", "Nightly", Trigger.MANUAL, null, null, room.clock.instant());
    database.transaction(
        () -> {
          AdapterConfig channel = database.adapters().find(JobRoom.CHANNEL).orElseThrow();
          QueuedNotification row =
              QueuedNotification.about(
                  execution,
                  NotificationEvent.FAILURE,
                  id,
                  channel,
                  "Backup failed: Nightly",
                  "{}",
                  room.clock.instant());
          change.accept(row);
          database.notifications().add(row);
        });
  }

  private void retry(String id) {
    database.transaction(() -> room.notifications().retry(id));
  }

  private QueuedNotification row(String id) {
    return database.notifications().find(id).orElseThrow();
  }

  private long count(Optional<String> channel, Optional<String> run, NotificationStatus status) {
    return room.notifications()
        .list(new NotificationFilter(channel, run, Optional.ofNullable(status)), 0, 1)
        .total();
  }

  @Test
  void theListShouldBeFilteredAndPaged() {
    assertThat(count(Optional.empty(), Optional.empty(), null)).isEqualTo(3);
    assertThat(count(Optional.of(JobRoom.CHANNEL), Optional.of("run-1"), null)).isEqualTo(2);
    assertThat(count(Optional.of("another"), Optional.empty(), null)).isZero();
    assertThat(count(Optional.empty(), Optional.of("run-1"), NotificationStatus.FAILED)).isOne();
    assertThat(room.notifications().list(NotificationFilter.all(), 1, 1).rows())
        .extracting(QueuedNotification::id)
        .containsExactly("sent");
  }

  @Test
  void oneThatFailedShouldBeTriedFromTheBeginningAndAudited() {
    retry("failed");

    assertThat(row("failed").status()).isEqualTo(NotificationStatus.PENDING);
    assertThat(row("failed").attempts()).isZero();
    assertThat(row("failed").nextAttemptAt()).contains(room.clock.instant());
    assertThat(row("failed").lastError()).contains("The server is away");
    AuditEntry entry = database.audit().find(AuditFilter.all(), 0, 10).get(0);
    assertThat(entry.resourceId()).contains(JobRoom.CHANNEL);
    assertThat(entry.details()).contains("retry", "failed");
  }

  @Test
  void nothingElseShouldBeTriedAgain() {
    assertThat(category("waiting")).isEqualTo(ErrorCategory.CONFLICT);
    assertThat(category("sent")).isEqualTo(ErrorCategory.CONFLICT);
    assertThat(category("nowhere")).isEqualTo(ErrorCategory.NOT_FOUND);
    assertThat(row("sent").status()).isEqualTo(NotificationStatus.SENT);
  }

  private ErrorCategory category(String id) {
    return catchThrowableOfType(BackupException.class, () -> retry(id)).category();
  }

  @Test
  void oneWhoseChannelIsGoneShouldStayFailed() {
    database.transaction(
        () -> database.adapters().remove(database.adapters().find(JobRoom.CHANNEL).orElseThrow()));

    assertThatThrownBy(() -> retry("failed")).hasMessageContaining("has been deleted");
    assertThat(row("failed").status()).isEqualTo(NotificationStatus.FAILED);
  }
}
