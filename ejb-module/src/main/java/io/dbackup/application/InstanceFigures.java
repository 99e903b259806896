package io.dbackup.application;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.QueueFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a monitor is told of the instance: from the database alone, so the same on every node and
 * after a restart.
 *
 * @param totals of all executions that ever ended
 * @param jobs in no order
 * @param adapters sources, destinations and notification channels
 */
public record InstanceFigures(
    Instant generatedAt,
    List<ExecutionTotal> totals,
    QueueFigures queue,
    List<JobProtection> jobs,
    List<DestinationFigures> destinations,
    List<Adapter> adapters) {

  /**
   * One adapter as its latest checks saw it.
   *
   * @param type such as {@code database}
   * @param adapterId the kind of adapter, such as {@code postgres}
   * @param health empty before the first check
   */
  public record Adapter(
      String id, String name, String type, String adapterId, Optional<AdapterHealth> health) {}
}
