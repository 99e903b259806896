package io.dbackup.rest.metrics;

import io.dbackup.application.InstanceFigures;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All metrics at one moment, in the formats that monitors read. Immutable. */
public final class Exposition {
  private static final int SIZE = 1 << 16;

  private final MetricSnapshots metrics;

  private Exposition(List<MetricSnapshot> metrics) {
    this.metrics = new MetricSnapshots(metrics);
  }

  /** How metrics are written. */
  public enum Format {
    PROMETHEUS(PrometheusTextFormatWriter.create()),
    OPEN_METRICS(OpenMetricsTextFormatWriter.create());

    private final ExpositionFormatWriter writer;

    Format(ExpositionFormatWriter writer) {
      this.writer = writer;
    }

    /** What an {@code Accept} header asks for; Prometheus text when it names neither. */
    public static Format accepted(String header) {
      return header != null
              && header.toLowerCase(Locale.ROOT).contains("application/openmetrics-text")
          ? OPEN_METRICS
          : PROMETHEUS;
    }

    public String mediaType() {
      return writer.getContentType();
    }
  }

  /** The figures of the instance with those of this node's Java machine. */
  public static Exposition of(InstanceFigures figures) {
    List<MetricSnapshot> all = new ArrayList<>();
    all.addAll(ExecutionMetrics.of(figures));
    all.addAll(JobMetrics.of(figures.jobs()));
    all.addAll(AdapterMetrics.of(figures));
    all.addAll(NodeMetrics.now());
    return new Exposition(all);
  }

  /** UTF-8. */
  public byte[] write(Format format) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(SIZE);
    try {
      format.writer.write(text, metrics);
    } catch (IOException e) {
      throw new UncheckedIOException("Metrics could not be written to memory", e);
    }
    return text.toByteArray();
  }
}
