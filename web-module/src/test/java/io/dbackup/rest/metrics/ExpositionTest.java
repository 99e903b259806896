package io.dbackup.rest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.InstanceFigures;
import io.dbackup.execution.QueueFigures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionTest {

  @Test
  void everyFigureShouldBeWritten() {
    assertThat(prometheus(SampleFigures.busy()).lines())
        .contains(
            "# TYPE dbackup_executions_total counter",
            "dbackup_executions_total{status=\"success\",type=\"backup\"} 12.0",
            "dbackup_executions_total{status=\"failed\",type=\"restore\"} 1.0",
            "# TYPE dbackup_execution_duration_seconds summary",
            "dbackup_execution_duration_seconds_count{status=\"success\",type=\"backup\"} 12",
            "dbackup_execution_duration_seconds_sum{status=\"success\",type=\"backup\"} 34.5",
            "dbackup_stored_bytes_total 1000.0",
            "dbackup_queue_executions{state=\"pending\"} 3.0",
            "dbackup_queue_executions{state=\"running\"} 2.0",
            "dbackup_queue_oldest_pending_age_seconds 90.0",
            "dbackup_jobs{state=\"ok\"} 1.0",
            "dbackup_jobs{state=\"never\"} 0.0",
            "dbackup_job_overdue{job_id=\"j2\",job_name=\"Late\"} 1.0",
            "dbackup_job_failing{job_id=\"j2\",job_name=\"Late\"} 1.0",
            "dbackup_destination_stored_bytes{destination=\"Disk\",destination_id=\"d1\"}"
                + " 1.099511627776E12",
            "dbackup_destination_backups{destination=\"Disk\",destination_id=\"d1\"} 7.0",
            health("d1", "0.5"),
            health("d2", "0.0"),
            health("d3", "1.0"))
        // Known only to what was packaged.
        .anyMatch(line -> line.matches("dbackup_build_info\\{version=\"[^\"]+\"} 1"));
  }

  @Test
  void aNameShouldNotBreakALine() {
    assertThat(prometheus(SampleFigures.busy()).lines())
        .contains("dbackup_job_overdue{job_id=\"j1\",job_name=\"Orders \\\"EU\\\"\\nnight\"} 0.0");
  }

  @Test
  void timesShouldBeInSecondsWithTheirFraction() {
    assertThat(prometheus(SampleFigures.busy()).lines())
        .contains(
            "dbackup_job_last_success_timestamp_seconds{job_id=\"j2\",job_name=\"Late\"}"
                + " 1.79361E9")
        .anyMatch(
            line ->
                line.startsWith("dbackup_job_last_verified_timestamp_seconds{job_id=\"j2\"")
                    && line.endsWith(" 1.7936135985E9"))
        .anyMatch(
            line ->
                line.startsWith("dbackup_job_last_restored_timestamp_seconds{job_id=\"j1\"")
                    && line.endsWith(" 1.7936135975E9"))
        .noneMatch(
            line -> line.startsWith("dbackup_job_last_restored_timestamp_seconds{job_id=\"j2\""));
  }

  @Test
  void whatIsNotKnownShouldBeMissingAndNotZero() {
    String text = prometheus(SampleFigures.busy());

    assertThat(text).doesNotContain("job_id=\"j3\"").doesNotContain("adapter_id=\"d4\"");
  }

  @Test
  void anInstanceWithNothingShouldBeReadable() {
    InstanceFigures nothing =
        new InstanceFigures(
            SampleFigures.NOW,
            List.of(),
            new QueueFigures(0, 0, Optional.empty()),
            List.of(),
            List.of(),
            List.of());

    assertThat(prometheus(nothing).lines())
        .contains(
            "dbackup_queue_executions{state=\"pending\"} 0.0",
            "dbackup_queue_oldest_pending_age_seconds 0.0",
            "dbackup_stored_bytes_total 0.0",
            "dbackup_jobs{state=\"overdue\"} 0.0")
        .noneMatch(line -> line.startsWith("dbackup_executions_total"));
  }

  @Test
  void thisNodeShouldTellOfItself() {
    assertThat(prometheus(SampleFigures.busy()).lines())
        .anyMatch(line -> line.matches("jvm_memory_used_bytes\\{area=\"heap\"} [1-9].*"))
        .anyMatch(line -> line.matches("jvm_threads_current [1-9].*"))
        .anyMatch(line -> line.matches("process_uptime_seconds [0-9.E-]+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | text/plain; version=0.0.4; charset=utf-8",
        "*/* | text/plain; version=0.0.4; charset=utf-8",
        "text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8",
        "application/openmetrics-text;version=1.0.0,text/plain;q=0.5 |"
            + " application/openmetrics-text; version=1.0.0; charset=utf-8",
      })
  void theFormatShouldBeTheOneThatIsAccepted(String accept, String mediaType) {
    assertThat(Exposition.Format.accepted(accept).mediaType()).isEqualTo(mediaType);
  }

  @Test
  void openMetricsShouldEndWithItsMark() {
    String text = write(SampleFigures.busy(), Exposition.Format.OPEN_METRICS);

    assertThat(text)
        .endsWith("# EOF\n")
        .contains("# TYPE dbackup_executions counter")
        .contains("# TYPE dbackup_build info");
  }

  private static String health(String id, String value) {
    return "dbackup_adapter_health{adapter=\"Name "
        + id
        + "\",adapter_id=\""
        + id
        + "\",kind=\"local-fs\",type=\"storage\"} "
        + value;
  }

  private static String prometheus(InstanceFigures figures) {
    return write(figures, Exposition.Format.PROMETHEUS);
  }

  private static String write(InstanceFigures figures, Exposition.Format format) {
    return new String(Exposition.of(figures).write(format), StandardCharsets.UTF_8);
  }
}
