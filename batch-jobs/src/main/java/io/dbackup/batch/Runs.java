package io.dbackup.batch;

import io.dbackup.execution.ExecutionType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything this node runs now. Thread-safe. */
@ApplicationScoped
public class Runs {
  @Inject WorkerThreads threads;

  private final Map<String, Run> byExecution = new ConcurrentHashMap<>();
  private final String nodeId = UUID.randomUUID().toString();

  /** Identifies this server from one start to its end; another start is another node. */
  public String nodeId() {
    return nodeId;
  }

  Run begin(String executionId, ExecutionType type) {
    Run run = new Run(executionId, type, threads, System::nanoTime);
    byExecution.put(executionId, run);
    return run;
  }

  /** A run that must be there, because one of its steps asks. */
  public Run require(String executionId) {
    return find(executionId)
        .orElseThrow(
            () -> new IllegalStateException("Execution " + executionId + " does not run here"));
  }

  Optional<Run> find(String executionId) {
    return Optional.ofNullable(byExecution.get(executionId));
  }

  List<Run> all() {
    return List.copyOf(byExecution.values());
  }

  /** Forgets a run; false when it was forgotten before, so that only one caller ends it. */
  boolean forget(Run run) {
    return byExecution.remove(run.executionId(), run);
  }
}
