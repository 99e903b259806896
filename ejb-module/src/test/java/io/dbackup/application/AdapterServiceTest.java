package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.adapter.SampleDatabaseAdapter;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterServiceTest {
  private static final String FULL =
      "{'host':'db1','port':3307,'user':'backup','password':'s3cret'}";

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
  void anAdapterShouldBeStoredUnderItsOwnIdWithItsSecretsSealed() {
    AdapterDetails made = create("Production", "sample-db", FULL);

    assertThat(made.adapter().adapterId()).isEqualTo("sample");
    assertThat(stored(made)).contains("db1").doesNotContain("s3cret");
    assertThat(made.config().getString("username")).isEqualTo("backup");
    assertThat(made.config().getInt("port")).isEqualTo(3307);
    assertThat(made.config().getString("password")).isEqualTo("s3cret");
    assertThat(get(made).adapter().name()).isEqualTo("Production");
    assertThat(get(made).config()).isEqualTo(made.config());
  }

  @Test
  void adaptersShouldBeListedByNameAndOneTypeAtATime() {
    create("Zoo", "sample", FULL);
    create("Archive", "sample", FULL);

    List<AdapterDetails> sources = call(service -> service.list(AdapterType.DATABASE));

    assertThat(sources)
        .extracting(details -> details.adapter().name())
        .containsExactly("Archive", "Name of " + JobRoom.SOURCE, "Zoo");
  }

  @Test
  void anAdapterIdOfAnotherTypeShouldBeRefused() {
    BackupException refusal =
        refused(service -> service.create("New", AdapterType.STORAGE, "sample", json(FULL)));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessage("adapterId sample is of type database");
  }

  @Test
  void anUnknownAdapterIdShouldBeRefusedWithThoseThereAre() {
    BackupException refusal =
        refused(service -> service.create("New", AdapterType.DATABASE, "oracle", json(FULL)));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessage("adapterId must be one of sample, memory");
  }

  @Test
  void aWrongPropertyShouldBeNamedAndNothingStored() {
    BackupException made =
        refused(service -> service.create("New", AdapterType.DATABASE, "sample", json("{}")));
    assertThat(made.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(made).hasMessage("config.username is required");
    assertThat(database.adapters().ofType(AdapterType.DATABASE)).hasSize(1);

    AdapterDetails source = create("Production", "sample", FULL);
    assertThat(
            refused(
                service ->
                    service.update(
                        source.adapter().id(),
                        Edition.ANY,
                        Change.to("Other"),
                        change("{'port':0}"))))
        .hasMessageStartingWith("config.port ");
    assertThat(get(source).config()).isEqualTo(source.config());
    assertThat(get(source).adapter().name()).isEqualTo("Production");
  }

  @Test
  void aConfigurationShouldBeMergedKeyByKey() {
    AdapterDetails source = create("Production", "sample", FULL);

    JsonObject after = update(source, "{'host':'db2','port':null}");

    assertThat(after.getString("host")).isEqualTo("db2");
    assertThat(after.getInt("port")).as("its default").isEqualTo(3306);
    assertThat(after.getString("username")).isEqualTo("backup");
    assertThat(after.getString("password")).isEqualTo("s3cret");
    assertThat(get(source).adapter().name()).isEqualTo("Production");
  }

  @Test
  void theMaskSentBackShouldKeepTheSecretAndAnotherTextReplaceIt() {
    AdapterDetails source = create("Production", "sample", FULL);

    assertThat(update(source, "{'password':'********'}").getString("password")).isEqualTo("s3cret");
    assertThat(update(source, "{'password':'changed'}").getString("password")).isEqualTo("changed");
    assertThat(update(source, "{'password':null}")).doesNotContainKey("password");
  }

  @Test
  void renamingShouldLeaveTheConfigurationAlone() {
    AdapterDetails source = create("Production", "sample", FULL);
    String before = stored(source);

    call(
        service ->
            service.update(
                source.adapter().id(), Edition.ANY, Change.to("Reporting"), Change.none()));

    assertThat(get(source).adapter().name()).isEqualTo("Reporting");
    assertThat(stored(source)).isEqualTo(before);
  }

  @Test
  void aNameShouldBeTakenWithinItsTypeOnly() {
    AdapterDetails source = create("Production", "sample", FULL);
    String name = "Name of " + JobRoom.SOURCE;

    for (BackupException refusal :
        List.of(
            refused(service -> service.create(name, AdapterType.DATABASE, "sample", json(FULL))),
            refused(
                service ->
                    service.update(
                        source.adapter().id(), Edition.ANY, Change.to(name), Change.none())))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFLICT);
      assertThat(refusal).hasMessage("A source with the name \"" + name + "\" already exists");
    }
    call(
        service ->
            service.create("Production", AdapterType.STORAGE, "memory", json("{'place':'a'}")));
  }

  @ParameterizedTest
  @CsvSource({
    "never, true, false",
    "writers, true, true",
    "writers, false, false",
    "readers, false, true"
  })
  void secretsShouldBeShownToWhomTheSettingSays(String setting, boolean writer, boolean shown) {
    AdapterDetails source = create("Production", "sample", FULL);
    room.with("dbackup.api.reveal-secrets", setting);
    room.actAs(
        writer
            ? JobRoom.person(Permission.SOURCES_READ, Permission.SOURCES_WRITE)
            : JobRoom.person(Permission.SOURCES_READ, Permission.DESTINATIONS_WRITE));

    String expected = shown ? "s3cret" : ConfigVault.MASK;
    assertThat(get(source).config().getString("password")).isEqualTo(expected);
    List<AdapterDetails> listed = call(service -> service.list(AdapterType.DATABASE));
    assertThat(listed)
        .filteredOn(details -> details.adapter().name().equals("Production"))
        .singleElement()
        .satisfies(row -> assertThat(row.config().getString("password")).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {JobRoom.SOURCE, JobRoom.DISK, JobRoom.VAULT_DISK, JobRoom.CHANNEL})
  void whatAJobUsesShouldNotBeDeleted(String id) {
    database.transaction(
        () -> room.jobs().create(WantedJob.withEverything("Nightly").enabled(false).changes()));

    BackupException refusal = refusedDelete(id, true);

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal)
        .hasMessage("Cannot delete. This adapter is used in the following jobs: Nightly");
    assertThat(database.adapters().find(id)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {JobRoom.SOURCE, JobRoom.DISK, JobRoom.CHANNEL})
  void whatNoJobUsesShouldBeDeleted(String id) {
    room.store("job-1", "0 2 * * *");
    database.transaction(() -> room.jobs().delete("job-1"));

    delete(id, false);

    assertThat(database.adapters().find(id)).isEmpty();
    assertThat(lines(AuditAction.DELETE))
        .anyMatch(line -> line.resourceId().equals(Optional.of(id)));
  }

  @Test
  void aDestinationWithBackupsShouldBeDeletedOnlyByOneWhoKnowsOfThem() {
    database.transaction(() -> database.backups().add(backup()));

    BackupException refusal = refusedDelete(JobRoom.DISK, false);
    assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFLICT);
    assertThat(refusal).hasMessageStartingWith("Cannot delete. 1 backup");
    assertThat(database.backups().atDestination(JobRoom.DISK)).hasSize(1);

    delete(JobRoom.DISK, true);
    assertThat(database.adapters().find(JobRoom.DISK)).isEmpty();
    assertThat(database.backups().find("backup-1")).isEmpty();
  }

  private Backup backup() {
    return new Backup(
        "backup-1",
        JobRoom.DISK,
        "job/shop.dump",
        new BackupOrigin("b", "e", "j", "Nightly", "s", "Production", "sample", "1"),
        new Contents(List.of("shop"), Compression.NONE, null, 10, 10, "ab"),
        "{}",
        room.clock.instant());
  }

  @Test
  void theTrailShouldTellOfEachChangeAndHoldNoSecret() {
    AdapterDetails source = create("Production", "sample", FULL);
    update(source, "{'password':'changed!','port':3308}");
    delete(source.adapter().id(), false);

    List<AuditEntry> lines = database.audit().find(AuditFilter.all(), 0, 10);
    assertThat(lines)
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder(AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.resource()).isEqualTo(AuditResource.SOURCE);
              assertThat(line.resourceId()).contains(source.adapter().id());
              assertThat(line.details())
                  .contains("\"name\":\"Production\"", "\"adapterId\":\"sample\"", "db1")
                  .doesNotContain("s3cret", "changed!");
            });
    assertThat(lines(AuditAction.UPDATE))
        .singleElement()
        .satisfies(
            line ->
                assertThat(json(line.details()).getJsonObject("changes"))
                    .isEqualTo(
                        json(
                            "{'config':{'password':'changed','port':{'before':3307,'after':3308}}}")));
  }

  @Test
  void theHealthHistoryShouldBeNewestFirstSinceATimeAndNotLongerThanAsked() {
    check("c1", "2026-11-01T10:00:00Z", 30, null);
    check("c2", "2026-11-02T10:00:00Z", 40, "Nothing answers");
    check("c3", "2026-11-03T10:00:00Z", 51, null);

    HealthHistory all = history(Instant.EPOCH, 100);
    assertThat(all.checks()).extracting(HealthCheck::id).containsExactly("c3", "c2", "c1");
    assertThat(all.statistics().uptime()).hasValue(66.67);
    assertThat(all.statistics().averageLatency()).hasValue(40);
    assertThat(all.statistics().totalChecks()).isEqualTo(3);

    assertThat(history(Instant.parse("2026-11-02T10:00:00Z"), 100).checks())
        .extracting(HealthCheck::id)
        .containsExactly("c3", "c2");
    HealthHistory latest = history(Instant.parse("2026-11-02T10:00:00Z"), 1);
    assertThat(latest.checks()).extracting(HealthCheck::id).containsExactly("c3");
    assertThat(latest.statistics().totalChecks())
        .as("all of the time, not of the page")
        .isEqualTo(2);
    assertThat(latest.statistics().uptime()).hasValue(50);
    assertThat(latest.statistics().averageLatency()).hasValue(46);
    assertThat(history(Instant.parse("2027-01-01T00:00:00Z"), 1).statistics().uptime()).isEmpty();
  }

  private static void check(String id, String at, long latency, String error) {
    AdapterHealth health = error == null ? AdapterHealth.HEALTHY : AdapterHealth.DEGRADED;
    HealthCheck check =
        new HealthCheck(id, JobRoom.SOURCE, health, latency, error, Instant.parse(at));
    database.transaction(() -> database.healthChecks().add(check));
  }

  private HealthHistory history(Instant from, int limit) {
    return call(service -> service.healthHistory(JobRoom.SOURCE, from, limit));
  }

  @Test
  void anAdapterThatDoesNotExistShouldBeNotFound() {
    for (BackupException refusal :
        List.of(
            refused(service -> service.get("nowhere")),
            refused(
                service -> service.update("nowhere", Edition.ANY, Change.to("x"), Change.none())),
            refused(service -> service.healthHistory("nowhere", Instant.EPOCH, 1)),
            refusedDelete("nowhere", true))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.NOT_FOUND);
      assertThat(refusal).hasMessage("Adapter not found");
    }
  }

  private <T> T call(Function<AdapterService, T> call) {
    return database.transaction(
        () -> call.apply(room.adapters(new SampleDatabaseAdapter(), new InMemoryStorageAdapter())));
  }

  private BackupException refused(Function<AdapterService, ?> call) {
    BackupException refusal = catchThrowableOfType(BackupException.class, () -> call(call));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private AdapterDetails create(String name, String adapterId, String config) {
    return call(service -> service.create(name, AdapterType.DATABASE, adapterId, json(config)));
  }

  private AdapterDetails get(AdapterDetails made) {
    return call(service -> service.get(made.adapter().id()));
  }

  private JsonObject update(AdapterDetails made, String config) {
    call(
        service -> service.update(made.adapter().id(), Edition.ANY, Change.none(), change(config)));
    return get(made).config();
  }

  private void delete(String id, boolean forgetBackups) {
    call(
        service -> {
          service.delete(id, forgetBackups);
          return id;
        });
  }

  private BackupException refusedDelete(String id, boolean forgetBackups) {
    return refused(
        service -> {
          service.delete(id, forgetBackups);
          return id;
        });
  }

  private static List<AuditEntry> lines(AuditAction action) {
    return database.audit().find(AuditFilter.all(), 0, 10).stream()
        .filter(line -> line.action() == action)
        .toList();
  }

  private static String stored(AdapterDetails made) {
    return database.adapters().find(made.adapter().id()).orElseThrow().storedConfig();
  }

  private static Change<JsonObject> change(String config) {
    return Change.to(json(config));
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
