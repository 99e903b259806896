package io.dbackup.application;

import io.dbackup.config.InstanceSettings;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.ExecutionFigures;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobOutcomeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Counts every execution when it ends, in the transaction that ends it: an end that is not stored
 * is not counted, and one that is stored is counted once, whatever node it was.
 */
@ApplicationScoped
public class ExecutionTally {
  private static final System.Logger LOG = System.getLogger(ExecutionTally.class.getName());

  @Inject ExecutionRepository executions;
  @Inject ExecutionFigures figures;
  @Inject JobOutcomeRepository outcomes;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** Comes with every end of an execution. */
  public void count(@Observes ExecutionFinished event) {
    executions.find(event.executionId()).ifPresent(this::count);
  }

  private void count(Execution execution) {
    Instant end = execution.endedAt().orElseGet(clock::instant);
    // The outcome first: everybody takes the rows of jobs before those of days.
    execution.jobId().ifPresent(job -> note(execution, job, end));
    LocalDate today = end.atZone(settings.timeZone()).toLocalDate();
    if (!add(execution, today)) {
      open(execution, today);
      if (!add(execution, today)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Execution {0} is missing from the figures of {1}",
            execution.id(),
            today);
      }
    }
  }

  private void note(Execution execution, String job, Instant end) {
    boolean succeeded = execution.status() == ExecutionStatus.SUCCESS;
    if (execution.type() == ExecutionType.BACKUP) {
      execution.startedAt().ifPresent(start -> outcomes.started(job, start));
      if (execution.status() != ExecutionStatus.CANCELLED) {
        outcomes.ended(job, execution.status());
      }
      if (succeeded) {
        outcomes.succeeded(job, end);
      }
    } else if (execution.type() == ExecutionType.VERIFICATION && succeeded) {
      outcomes.verified(job, end);
    }
  }

  private boolean add(Execution execution, LocalDate date) {
    return figures.add(
        date,
        execution.type(),
        execution.status(),
        execution.duration(clock.instant()).map(Duration::toMillis).orElse(0L),
        execution.size().orElse(0L));
  }

  private void open(Execution execution, LocalDate date) {
    try {
      figures.open(date, execution.type(), execution.status());
    } catch (RuntimeException somebodyWasFaster) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "The figures of " + date + " were begun elsewhere",
          somebodyWasFaster);
    }
  }
}
