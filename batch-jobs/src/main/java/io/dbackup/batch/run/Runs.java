package io.dbackup.batch.run;

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
  private volatile boolean closed;
  private final String nodeId = UUID.randomUUID().toString();

  /** Identifies this server from one start to its end; another start is another node. */
  public String nodeId() {
    return nodeId;
  }

  /** Takes nothing new any more, because the server stops. */
  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Starts to keep account of an execution that this node has claimed. */
  public Run begin(String executionId, ExecutionType type) {
    Run run = new Run(executionId, type, threads, this::nanoTime);
    byExecution.put(executionId, run);
    return run;
  }

  /** What stalls are measured by: a clock that nobody sets. */
  protected long nanoTime() {
    return System.nanoTime();
  }

  /** A run that must be there, because one of its steps asks. */
  public Run require(String executionId) {
    return find(executionId)
        .orElseThrow(
            () -> new IllegalStateException("Execution " + executionId + " does not run here"));
  }

  /**
   * The run, while it is not ended.
   *
   * @param executionId null when somebody starts a batch job by hand, which is nobody's run
   */
  public Optional<Run> find(String executionId) {
    return Optional.ofNullable(executionId).map(byExecution::get);
  }

  /** Everything that is not ended. */
  public List<Run> all() {
    return List.copyOf(byExecution.values());
  }

  /** Forgets a run that has ended. */
  public void forget(Run run) {
    byExecution.remove(run.executionId(), run);
  }
}
