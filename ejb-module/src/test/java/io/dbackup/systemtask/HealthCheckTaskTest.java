package io.dbackup.systemtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.application.JobRoom;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tasks that ask adapters, over the adapters of the room. */
class HealthCheckTaskTest {
  private static TestPersistence database;

  private final ScriptedAdapters adapters = new ScriptedAdapters();
  private final HealthCheckTask task = new HealthCheckTask();
  private final UpdateVersionsTask versions = new UpdateVersionsTask();
  private Probing told = new Probing();
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
    task.configs = database.adapters();
    task.probes = told.probes(adapters, Duration.ofMinutes(5));
    task.health = room.health();
    versions.configs = task.configs;
    versions.probes = task.probes;
    versions.health = task.health;
  }

  private void check() {
    told = new Probing();
    room.clock.advance(Duration.ofMinutes(5));
    task.run(told.report);
  }

  private static AdapterHealth health(String id) {
    return database.adapters().find(id).orElseThrow().health().orElseThrow();
  }

  private static List<HealthCheck> history(String id) {
    return database.healthChecks().of(id, Instant.EPOCH, 100);
  }

  @Test
  void everySourceAndDestinationShouldBeAskedAndNoChannel() {
    check();
    assertThat(adapters.asked)
        .containsExactlyInAnyOrder(JobRoom.SOURCE, JobRoom.DISK, JobRoom.VAULT_DISK);
    assertThat(told.lines).containsExactly("3 of 3 answered");
    for (String id : List.of(JobRoom.SOURCE, JobRoom.DISK, JobRoom.VAULT_DISK)) {
      assertThat(history(id))
          .as(id)
          .singleElement()
          .matches(check -> check.health() == AdapterHealth.HEALTHY && check.error().isEmpty());
    }
    assertThat(history(JobRoom.CHANNEL)).isEmpty();
    assertThat(database.adapters().find(JobRoom.SOURCE).orElseThrow().engineVersion())
        .contains("1.0");
  }

  @Test
  void oneThatDoesNotAnswerShouldBecomeDegradedThenUnhealthyAndHealthyAgain() {
    check();
    adapters.refusals.put(
        JobRoom.DISK, new AdapterException(AdapterFailure.RETRYABLE, "The folder is not there"));
    check();
    assertThat(health(JobRoom.DISK)).isEqualTo(AdapterHealth.DEGRADED);
    assertThat(told.lines)
        .containsExactly(
            "\"Name of disk-1\" does not answer: The folder is not there", "2 of 3 answered");
    assertThat(told.report.problems()).as("the task itself did its work").isEmpty();
    check();
    assertThat(health(JobRoom.DISK)).isEqualTo(AdapterHealth.DEGRADED);
    check();
    assertThat(health(JobRoom.DISK)).isEqualTo(AdapterHealth.UNHEALTHY);
    assertThat(health(JobRoom.VAULT_DISK)).isEqualTo(AdapterHealth.HEALTHY);
    adapters.refusals.clear();
    check();
    assertThat(health(JobRoom.DISK)).isEqualTo(AdapterHealth.HEALTHY);
    assertThat(history(JobRoom.DISK))
        .extracting(HealthCheck::health)
        .containsExactly(
            AdapterHealth.HEALTHY,
            AdapterHealth.UNHEALTHY,
            AdapterHealth.DEGRADED,
            AdapterHealth.DEGRADED,
            AdapterHealth.HEALTHY);
    assertThat(history(JobRoom.DISK).get(1).error()).contains("The folder is not there");
  }

  @Test
  void aNewVersionOfADatabaseServerShouldBeSaidAndKept() {
    versions.run(told.report);
    assertThat(adapters.asked).containsExactly(JobRoom.SOURCE);
    assertThat(told.lines).containsExactly("\"Name of source-1\" is version 1.0");

    told = new Probing();
    versions.run(told.report);
    assertThat(told.lines).as("nothing new").isEmpty();

    adapters.versions.put(JobRoom.SOURCE, "2.0");
    versions.run(told.report);
    assertThat(told.lines).containsExactly("\"Name of source-1\" is version 2.0, before 1.0");
    assertThat(database.adapters().find(JobRoom.SOURCE).orElseThrow().engineVersion())
        .contains("2.0");
  }
}
