package io.dbackup.batch.backup;

import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Partitions;
import io.dbackup.batch.run.Runs;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One partition for each database to dump. */
@Named
@Dependent
public class DatabaseMapper implements PartitionMapper {
  @Inject @BatchProperty String executionId;
  @Inject Runs runs;
  @Inject BatchSettings settings;

  @Override
  public PartitionPlan mapPartitions() {
    int databases = runs.require(executionId).get(BackupWork.class).databases().size();
    return Partitions.numbered(databases, settings.maxParallelDatabases());
  }
}
