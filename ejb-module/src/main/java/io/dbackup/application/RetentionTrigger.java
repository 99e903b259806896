package io.dbackup.application;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.Trigger;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Queues a retention run when a backup has ended well and its job has something to delete. */
@ApplicationScoped
public class RetentionTrigger {
  @Inject ExecutionRepository executions;
  @Inject JobRepository jobs;
  @Inject RetentionPlanner planner;
  @Inject ExecutionQueue queue;

  /** Does nothing for executions that are not backups, or whose job is gone. */
  @Transactional
  public void afterBackup(String executionId) {
    executions
        .find(executionId)
        .filter(execution -> execution.type() == ExecutionType.BACKUP)
        .flatMap(Execution::jobId)
        .flatMap(jobs::find)
        .filter(planner::isWorthWhile)
        .ifPresent(job -> queue.retention(job, Set.of(), Trigger.SYSTEM, null));
  }
}
