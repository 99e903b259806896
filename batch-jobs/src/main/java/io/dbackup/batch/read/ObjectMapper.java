package io.dbackup.batch.read;

import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Partitions;
import io.dbackup.batch.run.Runs;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One partition for each object of a phase. */
@Named
@Dependent
public class ObjectMapper implements PartitionMapper {
  @Inject @BatchProperty String executionId;
  @Inject @BatchProperty String phase;
  @Inject Runs runs;
  @Inject BatchSettings settings;

  @Override
  public PartitionPlan mapPartitions() {
    int objects = runs.require(executionId).get(ReadWork.class).tasks(phase).size();
    return Partitions.numbered(objects, settings.maxParallelDatabases());
  }
}
