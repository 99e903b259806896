package io.dbackup.rest.model;

import io.dbackup.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an execution is, as a server-sent event.
 *
 * @param bytesTotal estimate; 0 when unknown
 * @param speed bytes per second since the start; null before it
 */
public record ProgressEvent(
    String status,
    String stage,
    int progress,
    long bytesDone,
    long bytesTotal,
    Optional<Long> speed) {
  public static ProgressEvent of(Execution execution, Instant now) {
    return new ProgressEvent(
        execution.status().apiName(),
        execution.stage().label(),
        execution.progress(),
        execution.bytesDone(),
        execution.bytesTotal(),
        speed(execution, now));
  }

  /** Whether nothing changed since the other, apart from the time that went by. */
  public boolean sameAs(ProgressEvent other) {
    return other != null
        && status.equals(other.status)
        && stage.equals(other.stage)
        && progress == other.progress
        && bytesDone == other.bytesDone
        && bytesTotal == other.bytesTotal;
  }

  static Optional<Long> speed(Execution execution, Instant now) {
    return execution
        .duration(now)
        .map(Duration::toMillis)
        .filter(millis -> millis > 0)
        .map(millis -> (long) (execution.bytesDone() * 1000.0 / millis));
  }
}
