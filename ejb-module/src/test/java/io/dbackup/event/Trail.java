package io.dbackup.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Client;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditCheck.Kind;
import io.dbackup.audit.AuditCheck.Problem;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.persistence.AuditRepository;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.vault.MasterKey;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** An audit trail on a real schema, and somebody who can write to its database. */
final class Trail implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final AuditSeal seal = new AuditSeal(new MasterKey(new byte[32]));
  private final CallerOfRequest request = new CallerOfRequest();
  private final TestDatabase database;

  Trail(TestDatabase database) {
    this.database = database;
    request.set(null, new Client("192.0.2.1", "test"));
  }

  /** Lines, one transaction and one day each. */
  void write(int lines) {
    for (int i = 0; i < lines; i++) {
      int day = i;
      database.run(em -> record(em, day));
    }
  }

  void record(EntityManager em, int day) {
    recorder(em, day)
        .record(
            AuditAction.UPDATE,
            AuditResource.JOB,
            "job" + day,
            Json.createObjectBuilder().add("day", day).build());
  }

  AuditRecorder recorder(EntityManager em, int day) {
    Clock clock = Clock.fixed(START.plusSeconds(86_400L * day), ZoneOffset.UTC);
    return new AuditRecorder(chain(em), new CurrentCaller(request), clock);
  }

  AuditChain chain(EntityManager em) {
    return new AuditChain(new AuditRepository(em), seal);
  }

  /** What pruning removes. */
  long prune(Instant before) {
    long removed = 0;
    int now;
    do {
      now =
          call(
              em ->
                  new AuditPruneStep(new AuditRepository(em), chain(em), recorder(em, 1000))
                      .remove(before));
      removed += now;
    } while (now > 0);
    return removed;
  }

  AuditCheck verify() {
    return verify(seal);
  }

  AuditCheck verify(AuditSeal with) {
    return call(em -> new AuditVerifier(new AuditRepository(em), with).verify());
  }

  void assertWhole(long lines) {
    AuditCheck check = verify();
    assertThat(check.problem()).isEmpty();
    assertThat(check.checked()).isEqualTo(lines);
  }

  void assertFound(Kind kind, long sequence) {
    Problem problem = verify().problem().orElseThrow();
    assertThat(problem.kind()).as(problem.message()).isEqualTo(kind);
    assertThat(problem.sequence()).isEqualTo(sequence);
  }

  <T> T call(Function<EntityManager, T> work) {
    return database.call(work);
  }

  /** What somebody does who is not us. */
  int sql(String statement) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var execution = connection.createStatement()) {
      return execution.executeUpdate(statement);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
