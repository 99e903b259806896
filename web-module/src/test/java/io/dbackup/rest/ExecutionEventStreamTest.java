package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.application.ExecutionWatch;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.LogLevel;
import io.dbackup.execution.Trigger;
import io.dbackup.rest.model.ExecutionAnswer;
import io.dbackup.rest.model.ProgressEvent;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.LongStream;
import org.jboss.resteasy.plugins.providers.sse.SseImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionEventStreamTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final Watched watched = new Watched();
  private final Client client = new Client();
  private final MovingClock clock = new MovingClock();
  private final CompletableFuture<Void> task = new CompletableFuture<>();

  @Test
  void theFirstLookShouldTellEverythingSoFar() {
    watched.line(7, "Queued");
    watched.line(8, "Started");
    ExecutionEventStream stream = stream(0);

    stream.run();

    assertThat(client.names()).containsExactly("log", "log", "progress");
    assertThat(client.ids()).containsExactly("7", "8", "8");
    assertThat(client.messages()).containsExactly("Queued", "Started");
    ProgressEvent progress = (ProgressEvent) client.received.get(2).getData();
    assertThat(progress.status()).isEqualTo("Running");
    assertThat(progress.stage()).isEqualTo("Uploading");
    assertThat(progress.progress()).isEqualTo(45);
    assertThat(stream.ended()).isFalse();
  }

  @Test
  void nothingShouldBeSentAgainWhileNothingChanges() {
    watched.line(7, "Queued");
    ExecutionEventStream stream = stream(0);
    stream.run();
    client.received.clear();

    clock.pass(Duration.ofSeconds(1));
    stream.run();
    assertThat(client.received).isEmpty();

    watched.execution.advance(ExecutionStage.UPLOADING, 46, 5000, 9000);
    watched.line(9, "Half");
    stream.run();
    assertThat(client.names()).containsExactly("log", "progress");
    assertThat(client.messages()).containsExactly("Half");
  }

  @Test
  void aSilentConnectionShouldBeKeptAliveWithAComment() {
    ExecutionEventStream stream = stream(0);
    stream.run();
    client.received.clear();

    clock.pass(Duration.ofSeconds(15));
    stream.run();
    assertThat(client.received).isEmpty();
    clock.pass(Duration.ofMillis(1));
    stream.run();
    stream.run();

    assertThat(client.received).hasSize(1);
    assertThat(client.received.get(0).getComment()).isNotNull();
    assertThat(client.received.get(0).getName()).isNull();
    assertThat(client.received.get(0).getData()).isNull();
  }

  @Test
  void theEndShouldComeOnceAfterTheLastLineAndClose() {
    watched.line(7, "Queued");
    ExecutionEventStream stream = stream(0);
    watched.line(8, "Done");
    watched.execution.succeed(null, "a/b", 10L, "{}", START.plusSeconds(3));

    stream.run();
    stream.run();

    assertThat(client.names()).containsExactly("log", "log", "progress", "end");
    ExecutionAnswer.Data end = (ExecutionAnswer.Data) client.received.get(3).getData();
    assertThat(end.status()).isEqualTo("Success");
    assertThat(end.path()).contains("a/b");
    assertThat(end.logs()).isEmpty();
    assertOver(stream);
  }

  @Test
  void aClientThatComesBackShouldGetOnlyWhatFollowsItsLastEvent() {
    watched.line(7, "Queued");
    watched.line(8, "Started");
    watched.line(9, "Half");

    stream(8).run();

    assertThat(client.messages()).containsExactly("Half");
    assertThat(client.names()).as("where it stands now").contains("progress");
  }

  /** Two transactions number their lines at once, and the second is there first. */
  @Test
  void aLineThatShowsUpLateShouldBeSentOnce() {
    watched.line(9, "Second");
    ExecutionEventStream stream = stream(0);
    stream.run();

    watched.line(8, "First");
    stream.run();
    stream.run();

    assertThat(client.messages()).containsExactly("Second", "First");
    assertThat(client.ids()).as("going on where it was").containsExactly("9", "9", "9");
  }

  @Test
  void aLongLogShouldBeToldInPartsWithoutGapsBeforeTheEnd() {
    List<String> all = LongStream.rangeClosed(1, 1200).mapToObj(Long::toString).toList();
    all.forEach(text -> watched.line(Long.parseLong(text), text));
    watched.execution.succeed(null, "a/b", 10L, "{}", START.plusSeconds(3));
    ExecutionEventStream stream = stream(0);

    stream.run();
    assertThat(client.messages()).hasSizeBetween(1, 500);
    assertThat(client.names()).doesNotContain("end");
    for (int look = 0; look < 10; look++) {
      stream.run();
    }

    assertThat(client.messages()).containsExactlyElementsOf(all);
    assertThat(client.names().get(client.names().size() - 1)).isEqualTo("end");
    assertOver(stream);
  }

  @Test
  void aSlowClientShouldGetNothingMoreUntilItHasTakenWhatWasSent() {
    client.sending = new CompletableFuture<>();
    ExecutionEventStream stream = stream(0);
    stream.run();
    watched.line(7, "Meanwhile");

    clock.pass(Duration.ofSeconds(30));
    stream.run();
    assertThat(client.messages()).isEmpty();
    assertThat(watched.looks).isEqualTo(1);

    client.sending.complete(null);
    stream.run();
    assertThat(client.messages()).containsExactly("Meanwhile");
  }

  @Test
  void aClientThatTakesNothingForAMinuteShouldBeLeft() {
    client.sending = new CompletableFuture<>();
    ExecutionEventStream stream = stream(0);
    stream.run();

    clock.pass(Duration.ofMinutes(1));
    stream.run();
    assertThat(stream.ended()).isFalse();
    clock.pass(Duration.ofMillis(1));
    stream.run();

    assertOver(stream);
  }

  @Test
  void nobodyShouldLookForAClientThatIsGone() {
    ExecutionEventStream stream = stream(0);
    client.close();

    stream.run();

    assertThat(watched.looks).isZero();
    assertOver(stream);
  }

  @Test
  void aConnectionThatBreaksWhileItIsWrittenToShouldEndTheStream() {
    client.sending = CompletableFuture.failedFuture(new IOException("Broken pipe"));
    ExecutionEventStream stream = stream(0);
    stream.run();
    stream.run();
    assertThat(watched.looks).isEqualTo(1);
    assertOver(stream);
  }

  @Test
  void aConnectionThatRefusesAnEventShouldEndTheStream() {
    client.refuses = true;
    ExecutionEventStream stream = stream(0);

    stream.run();

    assertOver(stream);
  }

  @Test
  void aDatabaseThatDoesNotAnswerShouldEndTheStreamSoThatTheClientComesBack() {
    watched.failure = Optional.of(new IllegalStateException("No connection"));
    ExecutionEventStream stream = stream(0);

    stream.run();

    assertThat(client.received).isEmpty();
    assertOver(stream);
  }

  @Test
  void anExecutionThatIsForgottenShouldEndTheStream() {
    ExecutionEventStream stream = stream(0);
    stream.run();
    watched.execution = null;

    stream.run();

    assertThat(client.names()).containsExactly("progress");
    assertOver(stream);
  }

  @Test
  void aClientShouldHaveToProveAgainThatItMayFromTimeToTime() {
    ExecutionEventStream stream = stream(0);

    clock.pass(Duration.ofMinutes(15));
    stream.run();
    assertThat(stream.ended()).isFalse();
    clock.pass(Duration.ofMillis(1));
    stream.run();

    assertOver(stream);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"8, 1", "none, 3", "0, 3", "-1, 3", "x8, 3", "99999999999999999999, 3"},
      nullValues = "none")
  void anIdThatIsNoneOfOursShouldMeanFromTheStart(String lastEventId, int lines) {
    watched.line(7, "Queued");
    watched.line(8, "Started");
    watched.line(9, "Half");
    List<Runnable> tasks = new ArrayList<>();

    events(tasks).watch("e1", lastEventId, client, sse());
    tasks.get(0).run();

    assertThat(client.messages()).hasSize(lines);
  }

  /** Filters of the answer need the request, which the task does not have. */
  @Test
  void theHeadOfTheAnswerShouldBeSentWithinTheRequest() {
    List<Runnable> tasks = new ArrayList<>();
    events(tasks).watch("e1", null, client, sse());

    assertThat(client.received).hasSize(1);
    assertThat(client.received.get(0).getComment()).isNotNull();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void tooManyClientsShouldBeSentAwayUntilOneLeaves() {
    List<Runnable> tasks = new ArrayList<>();
    ExecutionEvents events = events(tasks);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clients.add(new Client());
      events.watch("e1", null, clients.get(i), sse());
    }

    BackupException refusal =
        catchThrowableOfType(BackupException.class, () -> events.watch("e1", null, client, sse()));
    assertThat(refusal.category()).isEqualTo(ErrorCategory.RATE_LIMITED);
    assertThat(client.isClosed()).as("the server has to answer yet").isFalse();
    assertThat(client.received).isEmpty();
    assertThat(tasks).hasSize(100);

    clients.get(42).close();
    tasks.get(42).run();
    events.watch("e1", null, new Client(), sse());
    assertThat(tasks).hasSize(101);

    events.stop();
    assertThat(clients).allMatch(Client::isClosed);
  }

  private ExecutionEventStream stream(long lastLogId) {
    ExecutionEventStream stream =
        new ExecutionEventStream("e1", lastLogId, watched, client, sse(), clock);
    stream.runAs(task);
    return stream;
  }

  private void assertOver(ExecutionEventStream stream) {
    assertThat(stream.ended()).isTrue();
    assertThat(client.isClosed()).isTrue();
    assertThat(task.isCancelled()).isTrue();
  }

  private static Sse sse() {
    return new SseImpl();
  }

  private ExecutionEvents events(List<Runnable> tasks) {
    ExecutionEvents events = new ExecutionEvents();
    events.executions = watched;
    events.clock = clock;
    events.executor =
        (ManagedScheduledExecutorService)
            Proxy.newProxyInstance(
                ManagedScheduledExecutorService.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("scheduleWithFixedDelay");
                  tasks.add((Runnable) arguments[0]);
                  return future();
                });
    return events;
  }

  private static ScheduledFuture<?> future() {
    return (ScheduledFuture<?>)
        Proxy.newProxyInstance(
            ScheduledFuture.class.getClassLoader(),
            new Class<?>[] {ScheduledFuture.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("cancel");
              return true;
            });
  }

  /** An execution that runs, with a log whose lines have the numbers a test wants. */
  private static final class Watched extends ExecutionWatch {
    private final List<Line> lines = new ArrayList<>();
    private Execution execution =
        Execution.backup("e1", "j1", "Nightly", Trigger.API, "key-1", null, START);
    private Optional<RuntimeException> failure = Optional.empty();
    private int looks;

    Watched() {
      execution.claim("node-1", START.plusSeconds(60), START);
      execution.advance(ExecutionStage.UPLOADING, 45, 4000, 9000);
    }

    void line(long id, String message) {
      lines.add(new Line(id, message));
      lines.sort(Comparator.comparing(LogEntry::id));
    }

    @Override
    public Optional<Snapshot> look(String executionId, long afterLogId, int maxLines) {
      looks++;
      if (failure.isPresent()) {
        throw failure.get();
      }
      assertThat(executionId).isEqualTo("e1");
      return Optional.ofNullable(execution)
          .map(
              found ->
                  new Snapshot(
                      found,
                      lines.stream()
                          .filter(line -> line.id() > afterLogId)
                          .limit(maxLines)
                          .map(LogEntry.class::cast)
                          .toList()));
    }
  }

  private static final class Line extends LogEntry {
    private final long id;

    Line(long id, String message) {
      super("e1", START, LogLevel.INFO, ExecutionStage.UPLOADING, message, null);
      this.id = id;
    }

    @Override
    public Long id() {
      return id;
    }
  }

  /** The other end of a connection. */
  private static final class Client implements SseEventSink {
    private final List<OutboundSseEvent> received = new ArrayList<>();
    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
    private boolean refuses;
    private boolean closed;

    List<String> names() {
      return received.stream().map(OutboundSseEvent::getName).toList();
    }

    List<String> ids() {
      return received.stream().map(OutboundSseEvent::getId).toList();
    }

    List<String> messages() {
      return received.stream()
          .filter(event -> event.getData() instanceof ExecutionAnswer.Line)
          .map(event -> ((ExecutionAnswer.Line) event.getData()).message())
          .toList();
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      if (closed || refuses) {
        throw new IllegalStateException("The connection is closed");
      }
      received.add(event);
      return sending;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class MovingClock extends Clock {
    private Instant now = START;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Nobody asks for a zone");
    }
  }
}
