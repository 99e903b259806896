package io.dbackup.rest.metrics;

import io.dbackup.application.InstanceFigures;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.QueueFigures;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What ran, waits and runs. Counters go on counting when old executions are deleted. */
final class ExecutionMetrics {
  private static final double MILLIS = 1000;

  private ExecutionMetrics() {}

  static List<MetricSnapshot> of(InstanceFigures figures) {
    return List.of(
        ended(figures.totals()),
        durations(figures.totals()),
        stored(figures.totals()),
        queue(figures.queue()),
        Gauge.single(
            "dbackup_queue_oldest_pending_age_seconds",
            "How long the execution waits that waits longest; 0 when none does.",
            age(figures.queue(), figures.generatedAt())));
  }

  private static CounterSnapshot ended(List<ExecutionTotal> totals) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("dbackup_executions")
            .help("Executions that ended, by what they did and how they ended.");
    totals.forEach(
        total ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(labels(total))
                    .value(total.runs())
                    .build()));
    return counter.build();
  }

  private static SummarySnapshot durations(List<ExecutionTotal> totals) {
    SummarySnapshot.Builder summary =
        SummarySnapshot.builder()
            .name("dbackup_execution_duration_seconds")
            .help("Time from the start to the end of executions that ended.");
    totals.forEach(
        total ->
            summary.dataPoint(
                SummaryDataPointSnapshot.builder()
                    .labels(labels(total))
                    .count(total.runs())
                    .sum(total.durationMillis() / MILLIS)
                    .build()));
    return summary.build();
  }

  private static CounterSnapshot stored(List<ExecutionTotal> totals) {
    long bytes = totals.stream().mapToLong(ExecutionTotal::storedBytes).sum();
    return CounterSnapshot.builder()
        .name("dbackup_stored_bytes")
        .help("Bytes that executions stored at destinations, also those deleted since.")
        .dataPoint(CounterDataPointSnapshot.builder().value(bytes).build())
        .build();
  }

  private static MetricSnapshot queue(QueueFigures queue) {
    return new Gauge("dbackup_queue_executions", "Executions that wait and run, on all nodes.")
        .add(Labels.of("state", "pending"), queue.pending())
        .add(Labels.of("state", "running"), queue.running())
        .done();
  }

  private static double age(QueueFigures queue, Instant now) {
    return queue
        .oldestPendingAt()
        .map(queued -> Math.max(0, Duration.between(queued, now).toMillis()) / MILLIS)
        .orElse(0.0);
  }

  private static Labels labels(ExecutionTotal total) {
    return Labels.of(
        "status",
        total.status().name().toLowerCase(Locale.ROOT),
        "type",
        total.type().name().toLowerCase(Locale.ROOT));
  }
}
