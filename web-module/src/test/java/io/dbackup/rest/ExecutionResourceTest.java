package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.ExecutionService;
import io.dbackup.application.Part;
import io.dbackup.error.BackupException;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.rest.model.Done;
import io.dbackup.rest.model.ExecutionAnswer;
import io.dbackup.rest.model.HistoryRow;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two resources of executions ask for and how they answer it. */
class ExecutionResourceTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final Executions executions = new Executions();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "false"})
  void logsShouldNotBeReadUnlessTheyAreAskedFor(String includeLogs) {
    ExecutionAnswer answer = resource().get("e1", includeLogs);

    assertThat(answer.data().logs()).isEmpty();
    assertThat(executions.logsRead).isZero();
  }

  @Test
  void logsShouldBeThereWhenTheyAreAskedFor() {
    assertThat(resource().get("e1", "true").data().logs())
        .extracting(ExecutionAnswer.Line::message)
        .containsExactly("Queued");
    assertThatThrownBy(() -> resource().get("e1", "please"))
        .isInstanceOf(BackupException.class)
        .hasMessage("Parameter includeLogs must be true or false");
  }

  @Test
  void aCancellationShouldSayWhetherTheExecutionHasEnded() {
    Done running = resource().cancel("e1");
    assertThat(running.success()).isTrue();
    assertThat(running.message()).startsWith("Cancellation requested");

    executions.execution.cancelled("Somebody wanted it", NOW);
    assertThat(resource().cancel("e1").message()).isEqualTo("Pending execution cancelled");
  }

  @Test
  void theHistoryShouldBeTheNewestHundredUnlessMoreIsSaid() {
    Response answer = history().list(null, null, null, null, null, null, null);

    assertThat(executions.filter).isEqualTo(ExecutionFilter.all());
    assertThat(executions.skip).isZero();
    assertThat(executions.limit).isEqualTo(100);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeaderString("X-Total-Count")).isEqualTo("250");
    assertThat(answer.getEntity()).isEqualTo(List.of(HistoryRow.of(executions.execution)));
  }

  @Test
  void theHistoryShouldBePagedAndFiltered() {
    history()
        .list(
            "3",
            "20",
            "failed",
            "Restore",
            "j1",
            "2026-11-01T00:00:00Z",
            "2026-11-02T00:00:00+01:00");

    assertThat(executions.skip).isEqualTo(40);
    assertThat(executions.limit).isEqualTo(20);
    assertThat(executions.filter)
        .isEqualTo(
            new ExecutionFilter(
                Optional.of(ExecutionStatus.FAILED),
                Optional.of(ExecutionType.RESTORE),
                Optional.of("j1"),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-01T23:00:00Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "page, 0, , , ,",
    "limit, , 0, , ,",
    "limit, , 1001, , ,",
    "status, , , Done, ,",
    "type, , , , Copy,",
    "from, , , , , yesterday"
  })
  void aWrongParameterShouldBeNamed(
      String named, String page, String limit, String status, String type, String from) {
    assertThatThrownBy(() -> history().list(page, limit, status, type, null, from, null))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Parameter " + named + " must be ");
    assertThat(executions.filter).as("nothing was searched").isNull();
  }

  private ExecutionResource resource() {
    ExecutionResource resource = new ExecutionResource();
    resource.executions = executions;
    resource.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return resource;
  }

  private HistoryResource history() {
    HistoryResource resource = new HistoryResource();
    resource.executions = executions;
    return resource;
  }

  /** One execution that runs, which every search finds. */
  private static final class Executions extends ExecutionService {
    private final Execution execution =
        Execution.backup("e1", "j1", "Nightly", Trigger.MANUAL, "user-1", null, NOW);
    private int logsRead;
    private ExecutionFilter filter;
    private int skip;
    private int limit;

    Executions() {
      execution.claim("node-1", NOW.plusSeconds(60), NOW);
    }

    @Override
    public Execution get(String id) {
      assertThat(id).isEqualTo("e1");
      return execution;
    }

    @Override
    public List<LogEntry> log(String id) {
      logsRead++;
      return List.of(new LogEntry(id, NOW, LogLevel.INFO, ExecutionStage.QUEUED, "Queued", null));
    }

    @Override
    public Part<Execution> history(ExecutionFilter wanted, int skipped, int atMost) {
      filter = wanted;
      skip = skipped;
      limit = atMost;
      return new Part<>(List.of(execution), 250);
    }

    @Override
    public Execution cancel(String id) {
      return get(id);
    }
  }
}
