package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.SampleDatabaseAdapter;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who may do everything with sources and nothing with destinations. The permission depends
 * on the adapter, so no annotation refuses; the use cases do, in words, and the trail tells.
 */
class AdapterRefusalTest {
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
    room.actAs(JobRoom.person(Permission.SOURCES_READ, Permission.SOURCES_WRITE));
  }

  static Stream<Arguments> attempts() {
    return Stream.of(
        attempt(
            "list",
            Permission.DESTINATIONS_READ,
            room -> room.adapters().list(AdapterType.STORAGE)),
        attempt("get", Permission.DESTINATIONS_READ, room -> room.adapters().get(JobRoom.DISK)),
        attempt(
            "health history",
            Permission.DESTINATIONS_READ,
            room -> room.adapters().healthHistory(JobRoom.DISK, Instant.EPOCH, 10)),
        attempt(
            "create",
            Permission.DESTINATIONS_WRITE,
            room ->
                room.adapters(new InMemoryStorageAdapter())
                    .create("New", AdapterType.STORAGE, "memory", JsonObject.EMPTY_JSON_OBJECT)),
        attempt(
            "update",
            Permission.DESTINATIONS_WRITE,
            room ->
                room.adapters()
                    .update(JobRoom.DISK, Edition.ANY, Change.to("Mine now"), Change.none())),
        attempt(
            "delete",
            Permission.DESTINATIONS_WRITE,
            room -> room.adapters().delete(JobRoom.DISK, true)),
        attempt(
            "test",
            Permission.DESTINATIONS_READ,
            room ->
                room.connections(new InMemoryStorageAdapter())
                    .test(
                        new ConnectionRequest(
                            "memory", JsonObject.EMPTY_JSON_OBJECT, Optional.empty()))));
  }

  private static Arguments attempt(String what, String permission, Consumer<JobRoom> call) {
    return Arguments.of(what, permission, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void aDestinationShouldBeRefusedAndTheTrailShouldTell(
      String what, String permission, Consumer<JobRoom> call) {
    BackupException refusal =
        catchThrowableOfType(
            BackupException.class, () -> database.transaction(() -> call.accept(room)));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.FORBIDDEN);
    assertThat(refusal).hasMessage("Permission denied: " + permission + " required");
    assertThat(database.adapters().find(JobRoom.DISK).orElseThrow().name())
        .isEqualTo("Name of " + JobRoom.DISK);
    assertThat(database.adapters().ofType(AdapterType.STORAGE)).hasSize(2);

    // What the HTTP layer does with every refusal, after the use case's transaction is undone.
    database.transaction(
        () -> trail().recordDenial(refusal.getMessage(), "PUT", "/api/adapters/" + JobRoom.DISK));
    assertThat(lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(AuditAction.DENIED);
              assertThat(line.userEmail()).contains("ann@example.com");
              assertThat(line.details()).contains(permission).contains(JobRoom.DISK);
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aSourceShouldNotBeRefused(Consumer<JobRoom> call) {
    database.transaction(() -> call.accept(room));

    assertThat(lines()).noneMatch(line -> line.action() == AuditAction.DENIED);
  }

  static Stream<Consumer<JobRoom>> sources() {
    return Stream.of(
        room -> room.adapters(new SampleDatabaseAdapter()).get(JobRoom.SOURCE),
        room ->
            room.adapters(new SampleDatabaseAdapter())
                .update(JobRoom.SOURCE, Edition.ANY, Change.to("Renamed"), Change.none()));
  }

  private List<AuditEntry> lines() {
    return database.audit().find(AuditFilter.all(), 0, 10);
  }

  private AuditService trail() {
    AuditService service = new AuditService();
    service.entries = database.audit();
    service.recorder = room.audit();
    service.limit = new DenialLimit();
    service.current = room.current();
    service.clock = room.clock;
    return service;
  }
}
