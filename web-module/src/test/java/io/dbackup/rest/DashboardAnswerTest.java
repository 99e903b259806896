package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.application.Dashboard;
import io.dbackup.application.DashboardService;
import io.dbackup.application.DayFigures;
import io.dbackup.application.JobProtection;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.error.BackupException;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.QueueFigures;
import io.dbackup.protection.Protection;
import io.dbackup.protection.ProtectionState;
import io.dbackup.rest.model.DashboardAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DashboardAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Map<ExecutionStatus, Long> ENDED =
      Map.of(
          ExecutionStatus.SUCCESS, 1999L,
          ExecutionStatus.FAILED, 1L,
          ExecutionStatus.CANCELLED, 5L);

  @Test
  void anInstanceWithNothingShouldAnswerZerosAndEmptyArrays() {
    Dashboard dashboard =
        new Dashboard(
            NOW,
            ZoneId.of("UTC"),
            new Dashboard.JobCounts(0, 0, 0, 0),
            new QueueFigures(0, 0, Optional.empty()),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(AnswerText.of(DashboardAnswer.of(dashboard)))
        .isEqualTo(
            "{\"generatedAt\":\"2026-11-02T10:00:00.000Z\",\"timeZone\":\"UTC\","
                + "\"jobs\":{\"total\":0,\"active\":0,\"overdue\":0,\"neverSucceeded\":0},"
                + "\"executions\":{\"running\":0,\"pending\":0,\"oldestPendingAt\":null,"
                + "\"last24h\":{\"success\":0,\"partial\":0,\"failed\":0,\"cancelled\":0},"
                + "\"last30d\":{\"success\":0,\"partial\":0,\"failed\":0,\"cancelled\":0},"
                + "\"successRate30d\":null},"
                + "\"storage\":{\"totalBytes\":0,\"backupCount\":0,\"destinations\":[]},"
                + "\"protection\":[],\"activity\":[],\"calendar\":[],\"recent\":[]}");
  }

  @Test
  void figuresShouldBeShownInTheWordsOfTheApi() {
    DashboardAnswer answer = DashboardAnswer.of(busy());

    // Never rounded up: one failure in two thousand is not 100 percent.
    assertThat(answer.executions().successRate30d().orElseThrow()).isEqualByComparingTo("99.9");
    assertThat(answer.storage().totalBytes()).isEqualTo(30);
    assertThat(answer.storage().backupCount()).isEqualTo(3);
    assertThat(AnswerText.of(answer.storage().destinations().get(0)))
        .isEqualTo(
            "{\"id\":\"d1\",\"name\":\"Disk\",\"bytes\":10,\"count\":1,\"health\":\"degraded\"}");
    assertThat(AnswerText.of(answer.activity().get(0)))
        .isEqualTo(
            "{\"date\":\"2026-11-02\",\"success\":1999,\"partial\":0,\"failed\":1,"
                + "\"cancelled\":5}");
    assertThat(AnswerText.of(answer.protection().get(0)))
        .isEqualTo(
            "{\"jobId\":\"j1\",\"jobName\":\"Job\",\"sourceName\":\"Source\",\"enabled\":true,"
                + "\"schedule\":\"0 2 * * *\",\"lastSuccessAt\":\"2026-11-02T10:00:00.000Z\","
                + "\"lastVerifiedAt\":null,\"lastRestoredAt\":\"2026-11-02T09:59:00.000Z\","
                + "\"lastStatus\":\"Failed\",\"nextRunAt\":null,"
                + "\"expectedIntervalSeconds\":86400,\"state\":\"failing\",\"overdue\":false,"
                + "\"advice\":\"The last run failed: read its log, then run the job again.\"}");
  }

  @Test
  void theNumberOfJobsAndDaysShouldBeBounded() {
    DashboardResource resource = new DashboardResource();
    int[] asked = new int[2];
    resource.dashboard =
        new DashboardService() {
          @Override
          public Dashboard read(int jobs, int calendarDays) {
            asked[0] = jobs;
            asked[1] = calendarDays;
            return busy();
          }
        };

    resource.get(null, null);
    assertThat(asked).containsExactly(100, 0);
    resource.get("7", "365");
    assertThat(asked).containsExactly(7, 365);
    Assertions.assertThatThrownBy(() -> resource.get("1001", null))
        .isInstanceOf(BackupException.class)
        .hasMessage("Parameter limit must be a whole number from 0 to 1000");
    Assertions.assertThatThrownBy(() -> resource.get(null, "-1"))
        .hasMessage("Parameter calendarDays must be a whole number from 0 to 366");
  }

  private static Dashboard busy() {
    return new Dashboard(
        NOW,
        ZoneId.of("Europe/Berlin"),
        new Dashboard.JobCounts(1, 1, 0, 0),
        new QueueFigures(1, 0, Optional.of(NOW)),
        ENDED,
        ENDED,
        List.of(
            new DestinationFigures("d1", "Disk", 10, 1, Optional.of(AdapterHealth.DEGRADED)),
            new DestinationFigures("d2", "Other", 20, 2, Optional.empty())),
        List.of(
            new JobProtection(
                "j1",
                "Job",
                Optional.of("Source"),
                true,
                "0 2 * * *",
                Optional.of(NOW),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(60)),
                Optional.of(ExecutionStatus.FAILED),
                Optional.empty(),
                Optional.of(Duration.ofDays(1)),
                new Protection(ProtectionState.FAILING, false))),
        List.of(new DayFigures(LocalDate.parse("2026-11-02"), ENDED)),
        List.of(),
        List.of());
  }
}
