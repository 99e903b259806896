package io.dbackup.rest.model;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.execution.Execution;
import io.dbackup.execution.LogEntry;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of an execution. */
public record ExecutionAnswer(boolean success, Data data) {

  /**
   * @param duration milliseconds; null until it has ended
   * @param size bytes stored
   * @param bytesTotal estimate; 0 when unknown
   * @param speed bytes per second since the start; null before it
   * @param result particulars of the end; null before it
   * @param logs empty unless asked for
   */
  public record Data(
      String id,
      Optional<String> jobId,
      Optional<String> jobName,
      String type,
      String status,
      int progress,
      String stage,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Long> duration,
      Optional<Long> size,
      Optional<String> path,
      Optional<String> error,
      List<Line> logs,
      Instant createdAt,
      String trigger,
      boolean cancelRequested,
      long bytesDone,
      long bytesTotal,
      Optional<Long> speed,
      Optional<JsonObject> result) {}

  /** One line of the log. */
  public record Line(
      Instant timestamp, String level, String stage, String message, Optional<String> details) {
    public static Line of(LogEntry entry) {
      return new Line(
          entry.timestamp(),
          entry.level().apiName(),
          entry.stage().label(),
          entry.message(),
          entry.details());
    }
  }

  /**
   * @param now for the speed of what still runs
   */
  public static ExecutionAnswer of(Execution execution, List<LogEntry> log, Instant now) {
    return new ExecutionAnswer(
        true,
        new Data(
            execution.id(),
            execution.jobId(),
            execution.jobName(),
            execution.type().apiName(),
            execution.status().apiName(),
            execution.progress(),
            execution.stage().label(),
            execution.startedAt(),
            execution.endedAt(),
            execution.endedAt().flatMap(execution::duration).map(Duration::toMillis),
            execution.size(),
            execution.path(),
            execution.error(),
            log.stream().map(Line::of).toList(),
            execution.createdAt(),
            execution.trigger().apiName(),
            execution.cancelRequested(),
            execution.bytesDone(),
            execution.bytesTotal(),
            ProgressEvent.speed(execution, now),
            execution.result().map(ExecutionAnswer::document)));
  }

  private static JsonObject document(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
