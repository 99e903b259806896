package io.dbackup.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.DatabaseStatistics;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.Load;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.testing.compare.Differences;
import io.dbackup.testing.server.TestDatabaseServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every database adapter must do, on a real server. A test of an adapter implements this and
 * names what is tested. Databases are made under names of their own, so that tests can share a
 * server.
 */
public interface DatabaseAdapterContract {
  DatabaseAdapter adapter();

  TestDatabaseServer server();

  /** Everything in a database; equal maps mean equal databases. */
  SortedMap<String, String> content(String database) throws SQLException;

  /** Makes a database with everything the engine has. */
  void createNasty(String name) throws SQLException;

  /** Names that the engine allows and tools have stumbled over. */
  Stream<String> hostileNames();

  default AdapterProperties properties() {
    return properties(Map.of());
  }

  /** The properties of the server with some replaced. */
  default AdapterProperties properties(Map<String, ?> replaced) {
    Map<String, Object> values = new HashMap<>();
    values.put("host", TestDatabaseServer.HOST);
    values.put("port", (long) server().port());
    values.put("username", server().adminUser());
    values.put("password", server().adminPassword());
    values.putAll(replaced);
    return new AdapterProperties(values);
  }

  default DatabaseSession open() {
    return adapter().open(properties());
  }

  /** A small database of one table with the given number of rows. */
  default void createSmall(String name, int rows) throws SQLException {
    server().createDatabase(name);
    server().execute(name, "CREATE TABLE t (id int PRIMARY KEY, v varchar(100))");
    for (int from = 1; from <= rows; from += 1000) {
      StringBuilder values = new StringBuilder();
      for (int i = from; i < Math.min(rows + 1, from + 1000); i++) {
        values
            .append(values.isEmpty() ? "" : ",")
            .append("(")
            .append(i)
            .append(",'value ")
            .append(i)
            .append("')");
      }
      server().execute(name, "INSERT INTO t VALUES " + values);
    }
  }

  /** A finished dump. */
  record Dumped(
      byte[] bytes,
      Map<String, String> properties,
      List<String> warnings,
      List<String> omissions) {}

  default Dumped dump(DatabaseSession session, String database) throws IOException {
    try (Dump dump = session.dump(database)) {
      byte[] bytes = dump.content().readAllBytes();
      dump.awaitSuccess();
      return new Dumped(bytes, dump.databaseProperties(), dump.warnings(), dump.omissions());
    }
  }

  static RestoreRequest request(String target, Dumped dumped, boolean replace) {
    return new RestoreRequest(target, dumped.properties(), replace, Optional.empty());
  }

  /** Restores and returns the warnings. */
  default List<String> restore(DatabaseSession session, RestoreRequest request, byte[] bytes)
      throws IOException {
    try (Load load = session.restore(request)) {
      for (int at = 0; at < bytes.length; at += 50_001) {
        load.content().write(bytes, at, Math.min(50_001, bytes.length - at));
      }
      load.awaitSuccess();
      return load.warnings();
    }
  }

  static void assertFails(AdapterFailure failure, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure));
  }

  /** The second database is equal to the first. */
  default void assertEqualContent(String expected, String actual) throws SQLException {
    assertThat(Differences.between(content(expected), content(actual))).isEmpty();
  }

  @Test
  default void serverAndToolShouldTellTheirVersions() {
    try (DatabaseSession session = open()) {
      assertThat(session.version().product()).isNotBlank();
      assertThat(session.version().version()).matches("\\d+(\\.\\d+)+");
      assertThat(session.dumpTool().name()).contains("dump");
      assertThat(session.dumpTool().version()).matches("\\d+(\\.\\d+)+");
      assertThat(session.incompatibility(session.version().version())).isEmpty();
      assertThat(session.incompatibility("99.1")).isPresent();
    }
  }

  @Test
  default void everyDatabaseOfAUserShouldBeListedAndMeasured() throws Exception {
    createSmall("contract_listed", 10);
    server().createDatabase("contract_listed_empty");
    try (DatabaseSession session = open()) {
      assertThat(session.databases())
          .contains("contract_listed", "contract_listed_empty")
          .doesNotHaveDuplicates();
      List<DatabaseStatistics> statistics = session.statistics();
      assertThat(statistics.stream().map(DatabaseStatistics::name))
          .containsExactlyInAnyOrderElementsOf(session.databases());
      assertThat(statistics)
          .anySatisfy(
              row -> {
                assertThat(row.name()).isEqualTo("contract_listed");
                assertThat(row.tableCount()).isEqualTo(1);
                assertThat(row.sizeBytes()).isPositive();
              });
    }
  }

  @Test
  default void aTargetShouldBeMissingEmptyOrNot() throws Exception {
    createSmall("contract_full", 10);
    server().createDatabase("contract_empty");
    try (DatabaseSession session = open()) {
      assertThat(session.target("contract_missing")).isEmpty();
      assertThat(session.target("contract_empty"))
          .hasValueSatisfying(state -> assertThat(state.empty()).isTrue());
      assertThat(session.target("contract_full"))
          .hasValueSatisfying(
              state -> {
                assertThat(state.empty()).isFalse();
                assertThat(state.tableCount()).isEqualTo(1);
              });
    }
  }

  @Test
  default void aNastyDatabaseShouldComeBackEqualUnderAnotherName() throws Exception {
    createNasty("contract_nasty");
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_nasty");
      assertThat(dumped.omissions()).isEmpty();
      RestoreRequest request = request("contract_nasty copy", dumped, false);
      session.checkRestore(request);
      assertThat(restore(session, request, dumped.bytes())).isEmpty();
      assertEqualContent("contract_nasty", "contract_nasty copy");
      Dumped again = dump(session, "contract_nasty copy");
      Map<String, String> expected = new HashMap<>(dumped.properties());
      expected.replace("name", "contract_nasty copy");
      assertThat(again.properties()).isEqualTo(expected);
    }
  }

  @Test
  default void anEmptyDatabaseShouldComeBack() throws Exception {
    server().createDatabase("contract_nothing");
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_nothing");
      restore(session, request("contract_nothing_copy", dumped, false), dumped.bytes());
      assertEqualContent("contract_nothing", "contract_nothing_copy");
    }
  }

  @Test
  default void anExistingDatabaseShouldBeReplacedOnlyWhenThatIsWanted() throws Exception {
    createSmall("contract_source", 100);
    createSmall("contract_target", 7);
    server().execute("contract_target", "CREATE TABLE extra (a int)");
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_source");
      SortedMap<String, String> before = content("contract_target");
      assertFails(
          AdapterFailure.ALREADY_EXISTS,
          () -> session.checkRestore(request("contract_target", dumped, false)));
      assertFails(
          AdapterFailure.ALREADY_EXISTS,
          () -> restore(session, request("contract_target", dumped, false), dumped.bytes()));
      assertThat(content("contract_target")).isEqualTo(before);
      restore(session, request("contract_target", dumped, true), dumped.bytes());
      assertEqualContent("contract_source", "contract_target");
    }
  }

  @Test
  default void anEmptyDatabaseMayBeTheTargetWithoutAsking() throws Exception {
    createSmall("contract_source2", 100);
    server().createDatabase("contract_target2");
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_source2");
      restore(session, request("contract_target2", dumped, false), dumped.bytes());
      assertEqualContent("contract_source2", "contract_target2");
    }
  }

  @Test
  default void aCutDumpShouldNeverBecomeADatabase() throws Exception {
    createSmall("contract_cut", 5000);
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_cut");
      int length = dumped.bytes().length;
      for (int keep : new int[] {0, 3, length / 10, length / 2, length - 100, length - 1}) {
        byte[] cut = Arrays.copyOf(dumped.bytes(), keep);
        try (Load load = session.restore(request("contract_cut_copy", dumped, false))) {
          assertThatThrownBy(
                  () -> {
                    load.content().write(cut);
                    load.awaitSuccess();
                  })
              .as("%d of %d bytes", keep, length)
              .isInstanceOf(AdapterException.class);
          load.close();
          assertThat(load.targetStateAfterFailure()).contains("contract_cut_copy");
        }
        assertThat(session.target("contract_cut_copy"))
            .as("%d of %d bytes", keep, length)
            .isEmpty();
      }
    }
  }

  @Test
  default void aLoadClosedBeforeItsEndShouldLeaveNoNewDatabase() throws Exception {
    createSmall("contract_stopped", 5000);
    try (DatabaseSession session = open()) {
      Dumped dumped = dump(session, "contract_stopped");
      try (Load load = session.restore(request("contract_stopped_copy", dumped, false))) {
        load.content().write(dumped.bytes(), 0, dumped.bytes().length / 2);
      }
      assertThat(session.target("contract_stopped_copy")).isEmpty();
      assertThat(session.databases()).noneMatch(name -> name.startsWith("dbackup_restore_"));
    }
  }

  @Test
  default void aDumpThatWasNotReadToItsEndShouldNotSucceed() throws Exception {
    createSmall("contract_unread", 20_000);
    try (DatabaseSession session = open();
        Dump dump = session.dump("contract_unread")) {
      assertThat(dump.content().read()).isNotNegative();
      assertThatThrownBy(dump::awaitSuccess).isInstanceOf(AdapterException.class);
    }
  }

  @Test
  @Timeout(60)
  default void closingADumpFromAnotherThreadShouldEndABlockedRead() throws Exception {
    createSmall("contract_closed", 20_000);
    try (DatabaseSession session = open()) {
      Dump dump = session.dump("contract_closed");
      CompletableFuture<Void> closing = new CompletableFuture<>();
      InputStream content = dump.content();
      content.readNBytes(1000);
      Thread closer =
          new Thread(
              () -> {
                dump.close();
                closing.complete(null);
              });
      closer.start();
      closing.get();
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
      assertThatThrownBy(dump::awaitSuccess).isInstanceOf(AdapterException.class);
    }
  }

  @Test
  default void dumpsShouldNotDependOnTheirSession() throws Exception {
    createSmall("contract_independent", 1000);
    Dump dump;
    Dump second;
    try (DatabaseSession session = open()) {
      dump = session.dump("contract_independent");
      second = session.dump("contract_independent");
    }
    try (dump;
        second) {
      assertThat(dump.content().readAllBytes()).isNotEmpty();
      assertThat(second.content().readAllBytes()).isNotEmpty();
      dump.awaitSuccess();
      second.awaitSuccess();
    }
  }

  @Test
  default void hostileNamesShouldRoundTrip() throws Exception {
    try (DatabaseSession session = open()) {
      for (String name : hostileNames().toList()) {
        server().createDatabase(name);
        server()
            .execute(name, "CREATE TABLE t (name varchar(200))", "INSERT INTO t VALUES ('here')");
        assertThat(session.databases()).contains(name);
        Dumped dumped = dump(session, name);
        server().execute(name, "INSERT INTO t VALUES ('later')");
        assertThat(session.target(name)).as(name).isPresent();
        restore(session, request(name, dumped, true), dumped.bytes());
        assertThat(server().query(name, "SELECT count(*) FROM t")).as(name).isEqualTo("1");
        assertThat(server().query(name, "SELECT name FROM t")).as(name).isEqualTo("here");
        server().dropDatabase(name);
      }
    }
  }

  @Test
  default void anUnknownDatabaseShouldBeNotFound() {
    try (DatabaseSession session = open()) {
      assertFails(
          AdapterFailure.NOT_FOUND,
          () -> {
            try (Dump dump = session.dump("contract_no_such")) {
              dump.content().readAllBytes();
              dump.awaitSuccess();
            }
          });
    }
  }

  @Test
  default void aWrongPasswordShouldBeDeniedWithoutShowingIt() {
    AdapterProperties wrong = properties(Map.of("password", "wr0ng-Secret"));
    assertFails(AdapterFailure.DENIED, () -> adapter().open(wrong));
    assertThatThrownBy(() -> adapter().open(wrong))
        .hasMessageContaining("Check user name and password")
        .hasMessageNotContaining("wr0ng-Secret");
  }

  @Test
  @Timeout(40)
  default void aServerThatIsNotThereShouldBeToldInTime() {
    assertFails(
        AdapterFailure.RETRYABLE,
        () -> adapter().open(properties(Map.of("port", (long) freePort()))));
    assertFails(
        AdapterFailure.RETRYABLE,
        () -> adapter().open(properties(Map.of("host", "no-such-host.invalid"))));
  }

  @Test
  default void aServerThatNeverAnswersShouldBeToldInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();
      assertFails(
          AdapterFailure.RETRYABLE,
          () -> adapter().open(properties(Map.of("port", (long) silent.getLocalPort()))));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
