package io.dbackup.rest.metrics;

import io.dbackup.application.InstanceFigures;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.List;
import java.util.Properties;

/** This node's program and Java machine, under the names that are usual for them. */
final class NodeMetrics {
  private static final double MILLIS = 1000;
  private static final String BUILD = "/META-INF/maven/io.dbackup/ejb-module/pom.properties";

  private NodeMetrics() {}

  static List<MetricSnapshot> now() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    RuntimeMXBean java = ManagementFactory.getRuntimeMXBean();
    return List.of(
        InfoSnapshot.builder()
            .name("dbackup_build")
            .help("The version that runs; always 1.")
            .dataPoint(
                InfoSnapshot.InfoDataPointSnapshot.builder()
                    .labels(Labels.of("version", version()))
                    .build())
            .build(),
        memory("jvm_memory_used_bytes", "Memory in use.", heap.getUsed(), other.getUsed()),
        memory(
            "jvm_memory_committed_bytes",
            "Memory reserved from the system.",
            heap.getCommitted(),
            other.getCommitted()),
        Gauge.single("jvm_memory_max_bytes", "Most heap there can be.", heap.getMax()),
        Gauge.single(
            "jvm_threads_current",
            "Threads alive.",
            ManagementFactory.getThreadMXBean().getThreadCount()),
        Gauge.single(
            "process_start_time_seconds",
            "When the server was started.",
            java.getStartTime() / MILLIS),
        Gauge.single(
            "process_uptime_seconds", "How long the server runs.", java.getUptime() / MILLIS));
  }

  private static MetricSnapshot memory(String name, String help, long heap, long nonHeap) {
    return new Gauge(name, help)
        .add(Labels.of("area", "heap"), heap)
        .add(Labels.of("area", "nonheap"), nonHeap)
        .done();
  }

  /** What Maven wrote beside the classes; they have no version before they are packaged. */
  private static String version() {
    try (InputStream file = InstanceFigures.class.getResourceAsStream(BUILD)) {
      Properties build = new Properties();
      if (file != null) {
        build.load(file);
      }
      return build.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("The version of this program cannot be read", e);
    }
  }
}
