package io.dbackup.rest.metrics;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.application.InstanceFigures;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What destinations hold, and how sources, destinations and channels are. */
final class AdapterMetrics {
  private static final double HALF = 0.5;

  private AdapterMetrics() {}

  static List<MetricSnapshot> of(InstanceFigures figures) {
    Gauge bytes =
        new Gauge("dbackup_destination_stored_bytes", "Bytes of the backups at a destination.");
    Gauge count = new Gauge("dbackup_destination_backups", "Backups at a destination.");
    figures
        .destinations()
        .forEach(
            destination -> {
              Labels labels =
                  Labels.of("destination", destination.name(), "destination_id", destination.id());
              bytes.add(labels, destination.bytes());
              count.add(labels, destination.count());
            });
    Gauge health =
        new Gauge(
            "dbackup_adapter_health",
            "How an adapter is by its latest checks: 1 healthy, 0.5 degraded, 0 unhealthy; missing"
                + " before the first check.");
    figures
        .adapters()
        .forEach(
            adapter ->
                adapter.health().ifPresent(state -> health.add(labels(adapter), value(state))));
    return List.of(bytes.done(), count.done(), health.done());
  }

  private static Labels labels(InstanceFigures.Adapter adapter) {
    return Labels.of(
        "adapter", adapter.name(),
        "adapter_id", adapter.id(),
        "kind", adapter.adapterId(),
        "type", adapter.type());
  }

  private static double value(AdapterHealth health) {
    return switch (health) {
      case HEALTHY -> 1;
      case DEGRADED -> HALF;
      case UNHEALTHY -> 0;
    };
  }
}
