package io.dbackup.rest;

import io.dbackup.application.ExecutionWatch;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Everybody who watches an execution through server-sent events. Each client has a task of its own,
 * so that a slow one keeps nobody waiting. Thread-safe.
 */
@ApplicationScoped
public class ExecutionEvents {
  private static final int MAX_WATCHERS = 100;
  private static final long PERIOD_MILLIS = 1000;

  @Resource ManagedScheduledExecutorService executor;
  @Inject ExecutionWatch executions;
  @Inject Clock clock;

  private final Set<ExecutionEventStream> streams = ConcurrentHashMap.newKeySet();

  /**
   * Begins to send events; RATE_LIMITED when too many clients are watching. Then the connection is
   * left to the server, which answers the failure: after a close it would say 204, no content.
   *
   * @param lastEventId id of the last event the client had before it lost the connection, or null
   */
  void watch(String executionId, String lastEventId, SseEventSink sink, Sse sse) {
    streams.removeIf(ExecutionEventStream::ended);
    if (streams.size() >= MAX_WATCHERS) {
      throw new BackupException(
          ErrorCategory.RATE_LIMITED, "Too many clients are watching executions; poll instead");
    }
    ExecutionEventStream stream =
        new ExecutionEventStream(executionId, logId(lastEventId), executions, sink, sse, clock);
    streams.add(stream);
    stream.open();
    stream.runAs(executor.scheduleWithFixedDelay(stream, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
  }

  @PreDestroy
  void stop() {
    streams.forEach(ExecutionEventStream::end);
  }

  private static long logId(String lastEventId) {
    return lastEventId != null && lastEventId.matches("\\d{1,18}")
        ? Long.parseLong(lastEventId)
        : 0;
  }
}
