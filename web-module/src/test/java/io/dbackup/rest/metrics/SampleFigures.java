package io.dbackup.rest.metrics;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.application.InstanceFigures;
import io.dbackup.application.JobProtection;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.QueueFigures;
import io.dbackup.protection.Protection;
import io.dbackup.protection.ProtectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An instance in which every metric has a value. */
final class SampleFigures {
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private SampleFigures() {}

  static InstanceFigures busy() {
    return new InstanceFigures(
        NOW,
        List.of(
            new ExecutionTotal(ExecutionType.BACKUP, ExecutionStatus.SUCCESS, 12, 34_500, 1000),
            new ExecutionTotal(ExecutionType.RESTORE, ExecutionStatus.FAILED, 1, 1500, 0)),
        new QueueFigures(3, 2, Optional.of(NOW.minusSeconds(90))),
        List.of(
            job("j1", "Orders \"EU\"\nnight", true, ExecutionStatus.SUCCESS, ProtectionState.OK),
            job("j2", "Late", true, ExecutionStatus.FAILED, ProtectionState.OVERDUE),
            job("j3", "Off", false, ExecutionStatus.FAILED, ProtectionState.DISABLED)),
        List.of(new DestinationFigures("d1", "Disk", 1L << 40, 7, Optional.empty())),
        List.of(
            adapter("d1", Optional.of(AdapterHealth.DEGRADED)),
            adapter("d2", Optional.of(AdapterHealth.UNHEALTHY)),
            adapter("d3", Optional.of(AdapterHealth.HEALTHY)),
            adapter("d4", Optional.empty())));
  }

  private static InstanceFigures.Adapter adapter(String id, Optional<AdapterHealth> health) {
    return new InstanceFigures.Adapter(id, "Name " + id, "storage", "local-fs", health);
  }

  private static JobProtection job(
      String id, String name, boolean enabled, ExecutionStatus last, ProtectionState state) {
    return new JobProtection(
        id,
        name,
        Optional.of("Source"),
        enabled,
        "0 2 * * *",
        enabled ? Optional.of(NOW.minusSeconds(3600)) : Optional.empty(),
        enabled ? Optional.of(NOW.minusMillis(1500)) : Optional.empty(),
        id.equals("j1") ? Optional.of(NOW.minusMillis(2500)) : Optional.empty(),
        Optional.of(last),
        Optional.empty(),
        Optional.of(Duration.ofDays(1)),
        new Protection(state, state == ProtectionState.OVERDUE));
  }
}
