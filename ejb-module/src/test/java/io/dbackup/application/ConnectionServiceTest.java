package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.AdapterType;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.testing.storage.FaultyStorageAdapter;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import io.dbackup.testing.storage.StorageFaults;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionServiceTest {
  private static final String REFUSED = "Nothing answers at db1:3306";

  private static TestPersistence database;

  private JobRoom room;
  private ScriptedDatabaseAdapter server;
  private String sourceId;

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
    server = new ScriptedDatabaseAdapter(room.clock);
    sourceId =
        database
            .transaction(
                () ->
                    room.adapters(server)
                        .create(
                            "Production",
                            AdapterType.DATABASE,
                            "sample",
                            json("{'host':'db1','username':'backup','password':'s3cret'}")))
            .adapter()
            .id();
  }

  @AfterEach
  void everySessionShouldBeClosed() {
    assertThat(server.openSessions).isZero();
  }

  @Test
  void aConfigurationThatIsNotStoredShouldBeTriedAsItIs() {
    ConnectionResult<String> result = test("{'host':'db9','user':'b','password':'mine'}");

    assertThat(result.success()).isTrue();
    assertThat(result.message()).isEqualTo("Connection successful");
    assertThat(result.version()).contains("8.0.35");
    assertThat(lastAttempt().text("host")).contains("db9");
    assertThat(lastAttempt().text("username")).contains("b");
    assertThat(lastAttempt().text("password")).contains("mine");
    assertThat(lastAttempt().integer("port")).as("its default").contains(3306);
    assertThat(checks()).isEmpty();
  }

  @Test
  void aStoredConfigurationShouldBeTriedWithItsSecretsAndItsHealthKept() {
    Instant begin = room.clock.instant();

    assertThat(testStored("{}").success()).isTrue();

    assertThat(lastAttempt().text("host")).contains("db1");
    assertThat(lastAttempt().text("password")).contains("s3cret");
    AdapterConfig source = source();
    assertThat(source.engineVersion()).contains("8.0.35");
    assertThat(source.health()).contains(AdapterHealth.HEALTHY);
    assertThat(source.lastCheckAt()).contains(begin.plus(ScriptedDatabaseAdapter.LATENCY));
    assertThat(checks())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.health()).isEqualTo(AdapterHealth.HEALTHY);
              assertThat(check.latencyMillis()).isEqualTo(45);
              assertThat(check.error()).isEmpty();
            });
  }

  @Test
  void theMaskOfAFormShouldStandForTheStoredSecret() {
    testStored("{'host':'db1','username':'backup','password':'********'}");

    assertThat(lastAttempt().text("password")).contains("s3cret");
  }

  @Test
  void aHostThatDoesNotAnswerShouldBeAnAnswerInItsWords() {
    server.host = failure(AdapterFailure.RETRYABLE, REFUSED);

    assertFailed(test("{'username':'b'}"), REFUSED);
    assertFailed(room.connections(server).databases(request("{'username':'b'}")), REFUSED);
    assertFailed(room.connections(server).statistics(request("{'username':'b'}")), REFUSED);
  }

  @Test
  void aConnectionWithoutRightsOrADumpToolShouldNotCountAsOne() {
    server.login = failure(AdapterFailure.DENIED, "Access denied for backup");
    assertFailed(test("{'username':'b'}"), "Access denied for backup");

    server.login = Optional.empty();
    server.tool = failure(AdapterFailure.PERMANENT, "sampledump is not installed");
    assertFailed(test("{'username':'b'}"), "sampledump is not installed");
    assertThat(room.connections(server).databases(request("{'username':'b'}")).success())
        .as("looking needs no dump tool")
        .isTrue();
  }

  @Test
  void threeFailuresInARowShouldMakeASourceUnhealthyAndOneAnswerHealthyAgain() {
    server.host = failure(AdapterFailure.RETRYABLE, REFUSED);
    testStored("{}");
    assertThat(source().health()).contains(AdapterHealth.DEGRADED);
    testStored("{}");
    assertThat(source().health()).contains(AdapterHealth.DEGRADED);
    testStored("{}");
    assertThat(source().health()).contains(AdapterHealth.UNHEALTHY);
    assertThat(source().lastError()).contains(REFUSED);

    server.host = Optional.empty();
    testStored("{}");
    assertThat(source().health()).contains(AdapterHealth.HEALTHY);
    assertThat(source().lastError()).isEmpty();
    assertThat(checks())
        .extracting(HealthCheck::health)
        .containsExactly(
            AdapterHealth.HEALTHY,
            AdapterHealth.UNHEALTHY,
            AdapterHealth.DEGRADED,
            AdapterHealth.DEGRADED);
  }

  @Test
  void settingsThatAreOnlyBeingEditedShouldNotMakeTheStoredOnesUnhealthy() {
    server.host = failure(AdapterFailure.RETRYABLE, "Nothing answers at typo:3306");

    assertFailed(testStored("{'host':'typo'}"), "Nothing answers at typo:3306");

    assertThat(source().health()).isEmpty();
    assertThat(checks()).isEmpty();
  }

  @Test
  void aReaderShouldNotSendStoredSecretsToAHostOfTheirChoice() {
    room.actAs(JobRoom.person(Permission.SOURCES_READ));

    BackupException refusal = refused(() -> testStored("{'host':'elsewhere'}"));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.FORBIDDEN);
    assertThat(refusal).hasMessageStartingWith("Permission denied: sources:write required");
    assertThat(server.attempts).isEmpty();
  }

  @Test
  void aReaderShouldTryStoredSettingsAndOthersWithSecretsOfTheirOwn() {
    room.actAs(JobRoom.person(Permission.SOURCES_READ));

    assertThat(testStored("{'host':'db1','password':'********'}").success()).isTrue();
    assertThat(checks()).hasSize(1);
    assertThat(testStored("{'host':'elsewhere','password':'mine'}").success()).isTrue();
    assertThat(lastAttempt().text("password")).contains("mine");
    assertThat(checks()).as("what it says of the stored settings").hasSize(1);
  }

  @Test
  void aStoredConfigurationOfAnotherKindShouldBeRefused() {
    BackupException refusal =
        refused(
            () ->
                room.connections(server, new InMemoryStorageAdapter())
                    .test(
                        new ConnectionRequest(
                            "memory", json("{'place':'x'}"), Optional.of(sourceId))));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessage("configId is of the kind sample");
  }

  @Test
  void aWrongPropertyShouldBeNamedBeforeAnythingConnects() {
    BackupException refusal = refused(() -> test("{'username':'b','port':'x'}"));

    assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
    assertThat(refusal).hasMessageStartingWith("config.port ");
    assertThat(server.attempts).isEmpty();
  }

  @Test
  void databasesAndTheirSizesShouldBeListed() {
    ConnectionService service = room.connections(server);

    assertThat(service.databases(request("{'username':'b'}")).value())
        .contains(List.of("app", "shop"));
    assertThat(service.statistics(sourceId).value())
        .contains(List.of(new DatabaseStatistics("shop", 1_073_741_824, 42)));
    assertThat(lastAttempt().text("password")).contains("s3cret");
  }

  @Test
  void onlyDatabasesShouldBeAskedForDatabases() {
    ConnectionService service = room.connections(new InMemoryStorageAdapter());
    ConnectionRequest disk =
        new ConnectionRequest("memory", json("{'place':'x'}"), Optional.empty());

    for (BackupException refusal :
        List.of(refused(() -> service.databases(disk)), refused(() -> service.statistics(disk)))) {
      assertThat(refusal.category()).isEqualTo(ErrorCategory.INVALID);
      assertThat(refusal).hasMessage("adapterId must be that of a database");
    }
  }

  @Test
  void whatDoesNotExistShouldBeNotFound() {
    ConnectionRequest gone = new ConnectionRequest("sample", json("{}"), Optional.of("nowhere"));

    assertThat(refused(() -> room.connections(server).test(gone)))
        .hasMessage("Adapter not found")
        .extracting(BackupException::category)
        .isEqualTo(ErrorCategory.NOT_FOUND);
    assertThat(refused(() -> room.connections(server).statistics("nowhere")))
        .hasMessage("Source not found")
        .extracting(BackupException::category)
        .isEqualTo(ErrorCategory.NOT_FOUND);
  }

  @Test
  void aDestinationShouldBeTriedByWritingToIt() {
    ConnectionRequest disk =
        new ConnectionRequest("memory", json("{'place':'probe'}"), Optional.empty());

    assertThat(room.connections(new InMemoryStorageAdapter()).test(disk).success()).isTrue();
    assertFailed(
        room.connections(new ReadOnlyDestination()).test(disk), "The destination is read-only");
    assertFailed(
        room.connections(
                new FaultyStorageAdapter(
                    new InMemoryStorageAdapter(),
                    new StorageFaults()
                        .failFrom(StorageFaults.Operation.OPEN, 1, AdapterFailure.DENIED)))
            .test(disk),
        "Scripted failure of OPEN number 1.");
  }

  /** A destination that answers and lets nobody write. */
  private static final class ReadOnlyDestination implements StorageAdapter {
    private final StorageAdapter inner = new InMemoryStorageAdapter();

    @Override
    public String id() {
      return inner.id();
    }

    @Override
    public String displayName() {
      return inner.displayName();
    }

    @Override
    public List<ConfigProperty> configProperties() {
      return inner.configProperties();
    }

    @Override
    public StorageSession open(AdapterProperties properties) {
      StorageSession session = inner.open(properties);
      return (StorageSession)
          Proxy.newProxyInstance(
              StorageSession.class.getClassLoader(),
              new Class<?>[] {StorageSession.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("verifyAccess")) {
                  throw new AdapterException(AdapterFailure.DENIED, "The destination is read-only");
                }
                return method.invoke(session, arguments);
              });
    }
  }

  private static Optional<AdapterException> failure(AdapterFailure kind, String message) {
    return Optional.of(new AdapterException(kind, message));
  }

  private static void assertFailed(ConnectionResult<?> result, String message) {
    assertThat(result.success()).isFalse();
    assertThat(result.message()).isEqualTo(message);
    assertThat(result.version()).isEmpty();
    assertThat(result.value()).isEmpty();
  }

  private static ConnectionRequest request(String config) {
    return new ConnectionRequest("sample", json(config), Optional.empty());
  }

  private ConnectionResult<String> test(String config) {
    return room.connections(server).test(request(config));
  }

  private ConnectionResult<String> testStored(String changes) {
    return room.connections(server)
        .test(new ConnectionRequest("sample", json(changes), Optional.of(sourceId)));
  }

  private static BackupException refused(Runnable call) {
    BackupException refusal = catchThrowableOfType(BackupException.class, call::run);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private AdapterProperties lastAttempt() {
    return server.attempts.get(server.attempts.size() - 1);
  }

  private AdapterConfig source() {
    return database.adapters().find(sourceId).orElseThrow();
  }

  private List<HealthCheck> checks() {
    return database.healthChecks().of(sourceId, Instant.EPOCH, 100);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
