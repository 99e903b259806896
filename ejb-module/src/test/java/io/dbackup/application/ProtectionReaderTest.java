package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.protection.ProtectionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the protection of all jobs, and what makes it be read anew. */
class ProtectionReaderTest {
  private static TestPersistence database;

  private JobRoom room;
  private ProtectionReader reader;

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
    reader = room.protection();
  }

  @Test
  void anUnchangedInstanceShouldNotBeReadTwice() {
    assertThat(all()).isSameAs(all());
  }

  @Test
  void aNewJobShouldBeThereAtOnce() {
    assertThat(jobs()).isEmpty();

    database.transaction(() -> room.jobs().create(WantedJob.named("Nightly").changes()));

    assertThat(jobs()).extracting(JobProtection::jobName).containsExactly("Nightly");
  }

  @Test
  void whatIsDoneWithoutChangingAJobShouldNotMakeItReadAgain() {
    room.store("job-1", "0 2 * * *");
    ProtectionReader.Jobs before = all();

    database.transaction(() -> room.jobs().run("job-1"));

    assertThat(all()).isSameAs(before);
    database.transaction(
        () -> room.jobs().update("job-1", Edition.ANY, WantedJob.named("Other").changes()));
    assertThat(jobs()).extracting(JobProtection::jobName).containsExactly("Other");
  }

  @Test
  void anEndedBackupShouldCountAtOnce() {
    room.store("job-1", "0 2 * * *");
    assertThat(states()).containsExactly(ProtectionState.NEVER);
    assertThat(all().counts()).isEqualTo(new Dashboard.JobCounts(1, 1, 0, 1));

    end("job-1", "run-1");

    assertThat(states()).containsExactly(ProtectionState.OK);
    assertThat(all().counts()).isEqualTo(new Dashboard.JobCounts(1, 1, 0, 0));
  }

  @Test
  void theOtherJobsShouldStayWhenOneEnded() {
    room.store("job-1", "0 2 * * *");
    room.store("job-2", "0 2 * * *");
    all();

    end("job-2", "run-2");

    assertThat(jobs())
        .extracting(JobProtection::jobId, job -> job.protection().state())
        .containsExactly(tuple("job-1", ProtectionState.NEVER), tuple("job-2", ProtectionState.OK));
  }

  @Test
  void aRestoreThatSucceededShouldBeToldOfItsJobAtOnceAndOfNoOther() {
    room.store("job-1", "0 2 * * *");
    room.store("job-2", "0 2 * * *");
    all();

    restore("job-2", "restore-1");

    assertThat(jobs())
        .extracting(JobProtection::jobId, JobProtection::lastRestoredAt)
        .containsExactlyInAnyOrder(
            tuple("job-1", Optional.empty()), tuple("job-2", Optional.of(room.clock.instant())));
  }

  @Test
  void timeAloneShouldMakeAJobOverdue() {
    room.store("job-1", "0 2 * * *");
    all();

    room.clock.advance(Duration.ofDays(3));

    assertThat(jobs().get(0).protection().overdue()).isTrue();
  }

  private ProtectionReader.Jobs all() {
    return reader.all(database.figures().ended());
  }

  private List<JobProtection> jobs() {
    return all().worstFirst();
  }

  private void end(String job, String id) {
    Execution run =
        Execution.backup(id, job, job, Trigger.MANUAL, null, null, room.clock.instant());
    database.transaction(
        () -> {
          database.executions().add(run);
          run.claim("node", room.clock.instant(), room.clock.instant());
          run.succeed(null, "p", 10L, null, room.clock.instant());
        });
    room.tally(id, ExecutionStatus.SUCCESS);
  }

  private void restore(String job, String id) {
    Execution run =
        Execution.ofBackup(
            id, ExecutionType.RESTORE, job, job, "{}", Trigger.MANUAL, null, room.clock.instant());
    database.transaction(
        () -> {
          database.executions().add(run);
          run.claim("node", room.clock.instant(), room.clock.instant());
          database.outcomes().restored(job, room.clock.instant());
          run.succeed(null, "p", 10L, null, room.clock.instant());
        });
    room.tally(id, ExecutionStatus.SUCCESS);
  }

  private List<ProtectionState> states() {
    return jobs().stream().map(job -> job.protection().state()).toList();
  }
}
