package io.dbackup.rest;

import io.dbackup.application.ExecutionWatch;
import io.dbackup.execution.Execution;
import io.dbackup.execution.LogEntry;
import io.dbackup.rest.model.ExecutionAnswer;
import io.dbackup.rest.model.ProgressEvent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * The events of one execution for one client: {@code progress} when something changed, {@code log}
 * for each line, {@code end} once, after which it closes. Looks again only when the client has
 * taken what was sent, so that a slow one costs no memory. One task runs it.
 */
final class ExecutionEventStream implements Runnable {
  private static final System.Logger LOG = System.getLogger(ExecutionEventStream.class.getName());
  private static final int LINES_AT_ONCE = 500;

  /**
   * Lines are numbered before they are committed, so one may show up after those that follow it.
   */
  private static final long LATE_LINES = 200;

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Then the client connects again, and proves again that it may. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final String executionId;
  private final ExecutionWatch executions;
  private final SseEventSink sink;
  private final Sse sse;
  private final Clock clock;
  private final Instant begin;
  private final long firstLogId;
  private final Set<Long> sentLines = new HashSet<>();

  private long lastLogId;
  private ProgressEvent lastProgress;
  private Instant lastSent;
  private CompletionStage<?> sending;
  private volatile boolean over;
  private volatile Future<?> task;

  ExecutionEventStream(
      String executionId,
      long lastLogId,
      ExecutionWatch executions,
      SseEventSink sink,
      Sse sse,
      Clock clock) {
    this.executionId = executionId;
    this.firstLogId = lastLogId;
    this.lastLogId = lastLogId;
    this.executions = executions;
    this.sink = sink;
    this.sse = sse;
    this.clock = clock;
    this.begin = clock.instant();
    this.lastSent = begin;
  }

  void runAs(Future<?> newTask) {
    this.task = newTask;
    if (over) {
      newTask.cancel(false);
    }
  }

  /**
   * Sends the head of the answer, for which filters of the server need the request: it must be
   * called by the thread of the request, and before the task looks for the first time.
   */
  void open() {
    send(sse.newEventBuilder().comment("").build(), clock.instant());
  }

  boolean ended() {
    return over;
  }

  /** Closes the connection and stops looking. Idempotent. */
  void end() {
    over = true;
    sink.close();
    Future<?> running = task;
    if (running != null) {
      running.cancel(false);
    }
  }

  @Override
  public void run() {
    try {
      step();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Events of execution " + executionId + " end early", e);
      end();
    }
  }

  private void step() {
    Instant now = clock.instant();
    if (over || sink.isClosed() || sendingFailed() || now.isAfter(begin.plus(LONGEST))) {
      end();
    } else if (sending != null && !sending.toCompletableFuture().isDone()) {
      if (now.isAfter(lastSent.plus(PATIENCE))) {
        end();
      }
    } else {
      look(now);
    }
  }

  private boolean sendingFailed() {
    return sending != null && sending.toCompletableFuture().isCompletedExceptionally();
  }

  private void look(Instant now) {
    long after = Math.max(firstLogId, lastLogId - LATE_LINES);
    Optional<ExecutionWatch.Snapshot> found = executions.look(executionId, after, LINES_AT_ONCE);
    if (found.isEmpty()) {
      end();
      return;
    }
    Execution execution = found.get().execution();
    boolean more = sendLines(found.get().log());
    ProgressEvent progress = ProgressEvent.of(execution, now);
    if (!progress.sameAs(lastProgress)) {
      send(event("progress", progress), now);
      lastProgress = progress;
    }
    if (execution.status().isFinal() && !more) {
      send(event("end", ExecutionAnswer.of(execution, List.of(), now).data()), now);
      sending.whenComplete((done, failure) -> end());
    } else if (now.isAfter(lastSent.plus(KEEP_ALIVE))) {
      send(sse.newEventBuilder().comment("").build(), now);
    }
  }

  /** Whether there may be more lines than were read at once. */
  private boolean sendLines(List<LogEntry> lines) {
    for (LogEntry line : lines) {
      if (sentLines.add(line.id())) {
        lastLogId = Math.max(lastLogId, line.id());
        send(event("log", ExecutionAnswer.Line.of(line)), clock.instant());
      }
    }
    sentLines.removeIf(id -> id < lastLogId - LATE_LINES);
    return lines.size() == LINES_AT_ONCE;
  }

  private OutboundSseEvent event(String name, Record data) {
    return sse.newEventBuilder()
        .id(Long.toString(lastLogId))
        .name(name)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data)
        .build();
  }

  private void send(OutboundSseEvent event, Instant now) {
    sending = sink.send(event);
    lastSent = now;
  }
}
