package io.dbackup.batch.run;

import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import java.util.Properties;

/** Plans of partitions that are told apart by a number, from 1. */
public final class Partitions {
  private Partitions() {}

  /** So many partitions, so many of them at once. */
  public static PartitionPlan numbered(int count, int parallel) {
    Properties[] properties = new Properties[count];
    for (int i = 0; i < count; i++) {
      properties[i] = new Properties();
      properties[i].setProperty("ordinal", String.valueOf(i + 1));
    }
    PartitionPlanImpl plan = new PartitionPlanImpl();
    plan.setPartitions(count);
    plan.setThreads(Math.min(count, parallel));
    plan.setPartitionProperties(properties);
    return plan;
  }
}
