package io.dbackup.rest.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** A gauge in the making; writes what the library's builders say in more words. */
final class Gauge {
  private final GaugeSnapshot.Builder gauge;

  Gauge(String name, String help) {
    this.gauge = GaugeSnapshot.builder().name(name).help(help);
  }

  static GaugeSnapshot single(String name, String help, double value) {
    return new Gauge(name, help).add(Labels.EMPTY, value).done();
  }

  Gauge add(Labels labels, double value) {
    gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
    return this;
  }

  GaugeSnapshot done() {
    return gauge.build();
  }
}
