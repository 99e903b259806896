package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterReference;
import io.dbackup.adapter.AdapterType;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs as they are made, looked at and changed. */
class JobServiceTest {
  private static final JobDestination DISK = new JobDestination(JobRoom.DISK, 0, null);

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
  }

  @Test
  void aJobOfTheRequiredFieldsShouldHaveTheDefaults() {
    String id = create(WantedJob.named("Nightly")).job().id();

    BackupJob job = stored(id);
    assertThat(job.name()).isEqualTo("Nightly");
    assertThat(job.schedule()).isEqualTo("0 2 * * *");
    assertThat(job.sourceId()).isEqualTo(JobRoom.SOURCE);
    assertThat(job.destinations()).containsExactly(DISK);
    assertThat(job.enabled()).isTrue();
    assertThat(job.databases()).isEmpty();
    assertThat(job.compression()).isEqualTo(Compression.NONE);
    assertThat(job.compressionLevel()).isEmpty();
    assertThat(job.encryptionProfileId()).isEmpty();
    assertThat(job.notificationIds()).isEmpty();
    assertThat(job.notificationRule().success()).isTrue();
    assertThat(job.notificationRule().partial()).isTrue();
    assertThat(job.notificationRule().failure()).isTrue();
    assertThat(job.retention()).isEqualTo(RetentionPolicy.KEEP_ALL);
    assertThat(job.createdAt()).isEqualTo(room.clock.instant());
  }

  @Test
  void everythingAJobCanHaveShouldBeStored() {
    assertHasEverything(create(WantedJob.withEverything("Nightly")).job().id());
  }

  private void assertHasEverything(String id) {
    BackupJob job = stored(id);
    assertThat(job.schedule()).isEqualTo("0 2 * * *");
    assertThat(job.enabled()).isTrue();
    assertThat(job.sourceId()).isEqualTo(JobRoom.SOURCE);
    assertThat(job.destinations())
        .containsExactly(DISK, new JobDestination(JobRoom.VAULT_DISK, 1, WantedJob.keep(30)));
    assertThat(job.databases()).containsExactly("shop", "crm");
    assertThat(job.compression()).isEqualTo(Compression.ZSTD);
    assertThat(job.compressionLevel()).contains(12);
    assertThat(job.encryptionProfileId()).contains(JobRoom.PROFILE);
    assertThat(job.notificationIds()).containsExactly(JobRoom.CHANNEL);
    assertThat(job.notificationRule().success()).isFalse();
    assertThat(job.notificationRule().failure()).isTrue();
    assertThat(job.retention()).isEqualTo(WantedJob.keep(14));
  }

  @Test
  void aJobShouldBeShownWithWhatItRefersTo() {
    JobDetails made = create(WantedJob.withEverything("Nightly"));

    assertThat(made.source().name()).isEqualTo("Name of " + JobRoom.SOURCE);
    assertThat(made.destinations())
        .extracting(AdapterReference::id)
        .containsExactly(JobRoom.DISK, JobRoom.VAULT_DISK);
    assertThat(made.encryptionProfileName()).contains("Key");
  }

  @Test
  void theNextRunShouldBeInTheTimeZoneOfTheInstanceAndMissingWhileDisabled() {
    room.with("dbackup.timezone", "Europe/Berlin");
    String id = create(WantedJob.named("Nightly")).job().id();

    assertThat(get(id).nextRunAt()).contains(Instant.parse("2026-11-03T01:00:00Z"));
    assertThat(update(id, WantedJob.nothing().enabled(false)).nextRunAt()).isEmpty();
  }

  @Test
  void theLastRunShouldBeTheLastStartAndNotOneThatOnlyWaits() {
    String id = create(WantedJob.named("Nightly")).job().id();
    database.transaction(() -> room.jobs().run(id));
    assertThat(get(id).lastRunAt()).isEmpty();

    Instant start = Instant.parse("2026-11-02T10:05:00Z");
    String execution = room.executions().get(0).id();
    database.transaction(() -> running(execution).claim("n", start.plusSeconds(60), start));

    assertThat(get(id).lastRunAt()).contains(start);
  }

  private static Execution running(String id) {
    return database.executions().find(id).orElseThrow();
  }

  @Test
  void jobsShouldBeListedNewestFirst() {
    create(WantedJob.named("First"));
    room.clock.advance(Duration.ofMinutes(1));
    create(WantedJob.named("Second"));

    assertThat(database.transaction(() -> room.jobs().list()).rows())
        .extracting(details -> details.job().name())
        .containsExactly("Second", "First");
  }

  static Stream<Arguments> wrongFields() {
    JobDestination elsewhere = new JobDestination("nowhere", 1, null);
    return Stream.of(
        wrong(job().source("nowhere"), "sourceId names no source"),
        wrong(
            job().source(JobRoom.DISK),
            "sourceId must be a source, but \"Name of disk-1\" is a destination"),
        wrong(job().destinationId("nowhere"), "destinationId names no destination"),
        wrong(
            job().destinationId(JobRoom.SOURCE),
            "destinationId must be a destination, but \"Name of source-1\" is a source"),
        wrong(job().destinations(DISK, elsewhere), "destinations[1].configId names no destination"),
        wrong(
            job().destinations(DISK, new JobDestination(JobRoom.DISK, 1, null)),
            "destinations[1].configId names a destination twice"),
        wrong(
            job().channels(JobRoom.CHANNEL, "nowhere"),
            "notificationIds[1] names no notification channel"),
        wrong(
            job().channels(JobRoom.SOURCE),
            "notificationIds[0] must be a notification channel, but \"Name of source-1\" is a"
                + " source"),
        wrong(job().profile("nowhere"), "encryptionProfileId names no encryption profile"),
        wrong(job().level(3), "compressionLevel goes with compression GZIP or ZSTD only"),
        wrong(
            job().compression(Compression.GZIP).level(10),
            "compressionLevel must be from 1 to 9 for GZIP"),
        wrong(job().schedule("0 2 * *"), "schedule must have five fields"),
        wrong(job().schedule("0 25 * * *"), "schedule: the hour is wrong"),
        wrong(job().schedule("0 0 31 2 *"), "schedule never runs"));
  }

  /** The values that are the same in a new job and in a change of one. */
  private static WantedJob job() {
    return WantedJob.nothing();
  }

  private static Arguments wrong(WantedJob wanted, String message) {
    return Arguments.of(message, wanted);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFields")
  void aWrongFieldShouldBeNamedAndChangeNothing(String message, WantedJob wanted) {
    String id = create(WantedJob.named("Nightly")).job().id();
    int lines = trail().size();

    BackupException refusal = refused(() -> room.jobs().update(id, Edition.ANY, wanted.changes()));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessageStartingWith(message);
    BackupJob kept = stored(id);
    assertThat(kept.schedule()).isEqualTo("0 2 * * *");
    assertThat(kept.sourceId()).isEqualTo(JobRoom.SOURCE);
    assertThat(kept.destinations()).containsExactly(DISK);
    assertThat(kept.compression()).isEqualTo(Compression.NONE);
    assertThat(kept.notificationIds()).isEmpty();
    assertThat(trail()).hasSize(lines);
  }

  @Test
  void aJobWithAWrongFieldShouldNotBeMade() {
    BackupException refusal =
        refused(() -> room.jobs().create(WantedJob.named("New").source("nowhere").changes()));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(database.jobs().all()).isEmpty();
    assertThat(trail()).isEmpty();
  }

  @Test
  void aNameThatIsTakenShouldBeAConflict() {
    create(WantedJob.named("Nightly"));
    String other = create(WantedJob.named("Weekly")).job().id();

    for (BackupException refusal :
        List.of(
            refused(() -> room.jobs().create(WantedJob.named("Nightly").changes())),
            refused(
                () ->
                    room.jobs()
                        .update(
                            other, Edition.ANY, WantedJob.nothing().name("Nightly").changes())))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFLICT);
      assertThat(refusal).hasMessage("A job with the name \"Nightly\" already exists");
    }
    assertThat(update(other, WantedJob.nothing().name("Weekly")).job().name()).isEqualTo("Weekly");
  }

  @Test
  void aFieldThatIsNotSentShouldNotBeTouched() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();
    room.clock.advance(Duration.ofMinutes(5));

    update(id, WantedJob.nothing().name("Renamed"));

    assertHasEverything(id);
    BackupJob job = stored(id);
    assertThat(job.name()).isEqualTo("Renamed");
    assertThat(Duration.between(job.createdAt(), job.updatedAt())).hasMinutes(5);
  }

  @Test
  void nullShouldClearTheProfileAndTheLevel() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();

    update(id, WantedJob.nothing().profile(null).level(null));

    assertThat(stored(id).encryptionProfileId()).isEmpty();
    assertThat(stored(id).compressionLevel()).isEmpty();
    assertThat(stored(id).compression()).isEqualTo(Compression.ZSTD);
  }

  @Test
  void anotherCompressionShouldStartAtItsOwnDefaultLevel() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();

    update(id, WantedJob.nothing().compression(Compression.GZIP));

    assertThat(stored(id).compression()).isEqualTo(Compression.GZIP);
    assertThat(stored(id).compressionLevel()).isEmpty();
  }

  @Test
  void theSameCompressionSentAgainShouldKeepItsLevel() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();

    update(id, WantedJob.nothing().compression(Compression.ZSTD));

    assertThat(stored(id).compressionLevel()).contains(12);
  }

  @Test
  void aNewFirstDestinationShouldKeepTheOthers() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();
    database.transaction(
        () ->
            database
                .adapters()
                .add(
                    new AdapterConfig(
                        "disk-3",
                        "Third",
                        AdapterType.STORAGE,
                        "local-fs",
                        "{}",
                        room.clock.instant())));

    update(id, WantedJob.nothing().destinationId("disk-3"));

    assertThat(stored(id).destinations())
        .containsExactly(
            new JobDestination("disk-3", 0, null),
            new JobDestination(JobRoom.VAULT_DISK, 1, WantedJob.keep(30)));
  }

  @Test
  void aSecondDestinationThatBecomesTheFirstShouldBeThereOnce() {
    String id = create(WantedJob.withEverything("Nightly")).job().id();

    update(id, WantedJob.nothing().destinationId(JobRoom.VAULT_DISK));

    assertThat(stored(id).destinations())
        .containsExactly(new JobDestination(JobRoom.VAULT_DISK, 0, null));
  }

  /** As a form does that sends back all it got, with one of both fields changed. */
  @Test
  void ofBothFormsOfDestinationsTheOneThatDiffersShouldCount() {
    String id = create(WantedJob.named("Nightly")).job().id();
    JobDestination vault = new JobDestination(JobRoom.VAULT_DISK, 0, null);

    update(id, WantedJob.nothing().destinationId(JobRoom.DISK).destinations(vault));
    assertThat(stored(id).destinations()).containsExactly(vault);

    update(id, WantedJob.nothing().destinationId(JobRoom.DISK).destinations(vault));
    assertThat(stored(id).destinations()).containsExactly(DISK);
  }

  @Test
  void bothFormsOfDestinationsThatContradictEachOtherShouldBeRefused() {
    WantedJob wanted =
        WantedJob.named("Nightly")
            .destinationId(JobRoom.DISK)
            .destinations(new JobDestination(JobRoom.VAULT_DISK, 0, null));

    assertThat(refused(() -> room.jobs().create(wanted.changes())))
        .hasMessage("destinationId must be the first of destinations, or left out");
  }

  @Test
  void theTrailShouldTellWhoMadeAndChangedAJob() {
    String id = create(WantedJob.named("Nightly")).job().id();
    update(id, WantedJob.nothing().enabled(false));

    assertThat(trail())
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder(AuditAction.CREATE, AuditAction.UPDATE);
    assertThat(trail())
        .allSatisfy(
            line -> {
              assertThat(line.resource()).isEqualTo(AuditResource.JOB);
              assertThat(line.resourceId()).contains(id);
              assertThat(line.userEmail()).contains("ann@example.com");
              assertThat(line.details()).contains("Nightly");
            });
  }

  @Test
  void aPageOfJobsShouldHaveAllThatTheFullListHas() {
    for (int i = 1; i <= 5; i++) {
      room.store("job-" + i, "0 2 * * *");
      room.clock.advance(Duration.ofSeconds(1));
    }

    List<JobDetails> all = room.jobs().list().rows();
    Part<JobDetails> part = room.jobs().list(1, 3);
    List<JobDetails> page = part.rows();

    assertThat(part.total()).isEqualTo(5);
    assertThat(page)
        .extracting(details -> details.job().id())
        .containsExactly("job-4", "job-3", "job-2");
    assertThat(page.get(0).source().id()).isEqualTo(all.get(1).source().id());
    assertThat(page.get(0).destinations()).hasSize(1);
    assertThat(page.get(0).nextRunAt()).isEqualTo(all.get(1).nextRunAt()).isPresent();
    assertThat(room.jobs().list(5, 3)).isEqualTo(new Part<>(List.of(), 5));
  }

  @Test
  void aChangeOfAStateThatIsNoLongerThereShouldBeRefusedAndSaveNothing() {
    String id = create(WantedJob.named("Nightly")).job().id();
    Edition seen = Edition.of(Set.of(get(id).job().updatedAt()));
    room.clock.advance(Duration.ofSeconds(1));
    update(id, WantedJob.named("By the first"));

    BackupException refusal =
        refused(() -> room.jobs().update(id, seen, WantedJob.named("By the second").changes()));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.STALE);
    assertThat(get(id).job().name()).isEqualTo("By the first");
  }

  @Test
  void pagesShouldNeitherRepeatNorLeaveOutJobsThatWereMadeAtTheSameMoment() {
    for (String id : List.of("job-2", "job-5", "job-1", "job-4", "job-3")) {
      room.store(id, "0 2 * * *");
    }

    assertThat(List.of(idsOfPage(0, 2), idsOfPage(2, 2), idsOfPage(4, 2)))
        .containsExactly(List.of("job-5", "job-4"), List.of("job-3", "job-2"), List.of("job-1"));
  }

  private List<String> idsOfPage(int skip, int limit) {
    return room.jobs().list(skip, limit).map(details -> details.job().id()).rows();
  }

  @Test
  void aJobThatDoesNotExistShouldBeNotFound() {
    for (BackupException refusal :
        List.of(
            refused(() -> room.jobs().get("nowhere")),
            refused(
                () ->
                    room.jobs().update("nowhere", Edition.ANY, WantedJob.named("x").changes())))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.NOT_FOUND);
      assertThat(refusal).hasMessage("Job not found");
    }
  }

  private JobDetails create(WantedJob wanted) {
    return database.transaction(() -> room.jobs().create(wanted.changes()));
  }

  private JobDetails update(String id, WantedJob wanted) {
    return database.transaction(() -> room.jobs().update(id, Edition.ANY, wanted.changes()));
  }

  private JobDetails get(String id) {
    return database.transaction(() -> room.jobs().get(id));
  }

  private static BackupJob stored(String id) {
    return database.jobs().find(id).orElseThrow();
  }

  private static BackupException refused(Runnable call) {
    BackupException refusal =
        catchThrowableOfType(BackupException.class, () -> database.transaction(call));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private static List<AuditEntry> trail() {
    return database.audit().find(AuditFilter.all(), 0, 100);
  }
}
