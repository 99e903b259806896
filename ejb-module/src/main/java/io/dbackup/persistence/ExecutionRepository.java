package io.dbackup.persistence;

import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.LogEntry;
import io.dbackup.execution.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executions, which are also the queue, and their log lines. Joins the caller's transaction.
 * Changes of state load the row with {@link #lock(String)}; progress and leases are set by single
 * statements that never wait for a whole entity.
 */
@ApplicationScoped
@Transactional
public class ExecutionRepository {
  @Inject EntityManager entityManager;

  public void add(Execution execution) {
    entityManager.persist(execution);
  }

  public Optional<Execution> find(String id) {
    return Optional.ofNullable(entityManager.find(Execution.class, id));
  }

  /** The row, locked until the transaction ends and fresh from the database. */
  public Optional<Execution> lock(String id) {
    Execution execution = entityManager.find(Execution.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (execution != null) {
      entityManager.refresh(execution);
    }
    return Optional.ofNullable(execution);
  }

  /** The latest execution of each of these jobs or tasks. */
  public Map<String, Execution> latest(Collection<String> jobIds) {
    Map<String, Execution> latest = new HashMap<>();
    entityManager
        .createQuery(
            "select e from Execution e where e.id in (select max(l.id) from Execution l where"
                + " l.jobId in :jobs group by l.jobId)",
            Execution.class)
        .setParameter("jobs", jobIds)
        .getResultList()
        .forEach(execution -> latest.put(execution.jobId().orElseThrow(), execution));
    return latest;
  }

  /** The backup of a job, or the run of a system task, that waits in the queue. */
  public Optional<Execution> waiting(String jobId) {
    return entityManager
        .createQuery("select e from Execution e where e.pendingKey = :job", Execution.class)
        .setParameter("job", jobId)
        .getResultList()
        .stream()
        .findFirst();
  }

  public boolean slotTaken(String jobId, Instant slot) {
    return entityManager
            .createQuery(
                "select count(e) from Execution e where e.jobId = :job and e.slot = :slot",
                Long.class)
            .setParameter("job", jobId)
            .setParameter("slot", slot)
            .getSingleResult()
        > 0;
  }

  /** The latest scheduled time a job was queued for. */
  public Optional<Instant> lastSlot(String jobId) {
    return Optional.ofNullable(
        entityManager
            .createQuery("select max(e.slot) from Execution e where e.jobId = :job", Instant.class)
            .setParameter("job", jobId)
            .getSingleResult());
  }

  /** When a job last ended a complete backup. */
  public Optional<Instant> lastSuccess(String jobId) {
    return Optional.ofNullable(
        entityManager
            .createQuery(
                "select max(e.endedAt) from Execution e where e.jobId = :job and e.type = :backup"
                    + " and e.status = :success",
                Instant.class)
            .setParameter("job", jobId)
            .setParameter("backup", ExecutionType.BACKUP)
            .setParameter("success", ExecutionStatus.SUCCESS)
            .getSingleResult());
  }

  /** The job's backups that wait or run. */
  public List<Execution> unfinishedBackups(String jobId) {
    return unfinished(jobId, ExecutionType.BACKUP);
  }

  /** What waits or runs for a job, oldest first. */
  public List<Execution> unfinished(String jobId, ExecutionType type) {
    return entityManager
        .createQuery(
            "select e from Execution e where e.jobId = :job and e.type = :type"
                + " and e.status in (:pending, :running) order by e.id",
            Execution.class)
        .setParameter("job", jobId)
        .setParameter("type", type)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .getResultList();
  }

  /** Whether something of this kind with just these parameters waits or runs. */
  public boolean isUnfinished(ExecutionType type, String parameters) {
    return entityManager
            .createQuery(
                "select count(e) from Execution e where e.type = :type and e.parameters ="
                    + " :parameters and e.status in (:pending, :running)",
                Long.class)
            .setParameter("type", type)
            .setParameter("parameters", parameters)
            .setParameter("pending", ExecutionStatus.PENDING)
            .setParameter("running", ExecutionStatus.RUNNING)
            .getSingleResult()
        > 0;
  }

  /** Every backup that runs now, on any node. */
  public List<Execution> runningBackups() {
    return entityManager
        .createQuery(
            "select e from Execution e where e.status = :running and e.type = :backup order by e.id",
            Execution.class)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("backup", ExecutionType.BACKUP)
        .getResultList();
  }

  /** Makes this transaction the only one, on any node, that claims executions until it ends. */
  public void lockQueue() {
    entityManager
        .createNativeQuery("select id from queue_lock where id = 1 for update")
        .getSingleResult();
  }

  /** How many run now, system tasks left out. */
  public long countRunning() {
    return countRunning("e.type <> :task");
  }

  /** How many system tasks run now. */
  public long countRunningTasks() {
    return countRunning("e.type = :task");
  }

  private long countRunning(String condition) {
    return entityManager
        .createQuery(
            "select count(e) from Execution e where e.status = :running and " + condition,
            Long.class)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("task", ExecutionType.SYSTEM_TASK)
        .getSingleResult();
  }

  /**
   * The one that waits longest and may start, system tasks left out. A job whose backup is running
   * keeps its next one waiting. Verifications that nobody asked for come after everything else, and
   * one at a time, so that no backup waits for more than one of them.
   */
  public Optional<Execution> nextPending() {
    return entityManager
        .createQuery(
            "select e from Execution e where e.status = :pending and e.type <> :task"
                + " and (e.type <> :backup or not exists (select r.id from Execution r where"
                + " r.status = :running and r.type = :backup and r.jobId = e.jobId))"
                + " and (e.type <> :verification or e.trigger <> :system or not exists (select"
                + " r.id from Execution r where r.status = :running and r.type = :verification and"
                + " r.trigger = :system))"
                + " order by case when e.type = :verification and e.trigger = :system then 1 else"
                + " 0 end, e.createdAt, e.id",
            Execution.class)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("backup", ExecutionType.BACKUP)
        .setParameter("verification", ExecutionType.VERIFICATION)
        .setParameter("task", ExecutionType.SYSTEM_TASK)
        .setParameter("system", Trigger.SYSTEM)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The system task that waits longest; one that is running keeps its next run waiting. */
  public Optional<Execution> nextPendingTask() {
    return entityManager
        .createQuery(
            "select e from Execution e where e.status = :pending and e.type = :task and not exists"
                + " (select r.id from Execution r where r.status = :running and r.type = :task and"
                + " r.jobId = e.jobId) order by e.createdAt, e.id",
            Execution.class)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("task", ExecutionType.SYSTEM_TASK)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Prolongs a node's lease of an execution; 0 when it is not that node's any more. */
  public int renewLease(String id, String nodeId, Instant until) {
    return entityManager
        .createQuery(
            "update Execution e set e.leaseUntil = :until"
                + " where e.id = :id and e.nodeId = :node and e.status = :running")
        .setParameter("until", until)
        .setParameter("id", id)
        .setParameter("node", nodeId)
        .setParameter("running", ExecutionStatus.RUNNING)
        .executeUpdate();
  }

  /** Ended executions that may have left something at a destination. */
  public List<Execution> withLeftovers() {
    return entityManager
        .createQuery(
            "select e from Execution e where e.mayHaveLeft = true"
                + " and e.status not in (:pending, :running) order by e.id",
            Execution.class)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .getResultList();
  }

  /** Running executions whose node has not renewed its lease in time. */
  public List<Execution> abandoned(Instant now) {
    return entityManager
        .createQuery(
            "select e from Execution e where e.status = :running and e.leaseUntil < :now order by"
                + " e.id",
            Execution.class)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("now", now)
        .getResultList();
  }

  /** What a node runs and somebody wants stopped. */
  public List<String> cancelRequests(String nodeId) {
    return entityManager
        .createQuery(
            "select e.id from Execution e where e.nodeId = :node and e.status = :running and"
                + " e.cancelRequested = true",
            String.class)
        .setParameter("node", nodeId)
        .setParameter("running", ExecutionStatus.RUNNING)
        .getResultList();
  }

  /** Everything that waits or runs, oldest first. */
  public List<Execution> unfinished() {
    return entityManager
        .createQuery(
            "select e from Execution e where e.status in (:pending, :running) order by e.id",
            Execution.class)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .getResultList();
  }

  /** Sets stage and progress of a running execution; progress only ever grows. */
  public void advance(
      String id, ExecutionStage stage, int progress, long bytesDone, long bytesTotal) {
    entityManager
        .createQuery(
            "update Execution e set e.stage = :stage, e.bytesDone = :done, e.bytesTotal = :total,"
                + " e.progress = case when e.progress < :progress then :progress else e.progress"
                + " end where e.id = :id and e.status = :running")
        .setParameter("stage", stage)
        .setParameter("done", bytesDone)
        .setParameter("total", bytesTotal)
        .setParameter("progress", Math.min(progress, 99))
        .setParameter("id", id)
        .setParameter("running", ExecutionStatus.RUNNING)
        .executeUpdate();
  }

  /** A page of executions, newest first. */
  public List<Execution> search(ExecutionFilter filter, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String query = "select e from Execution e" + where(filter, parameters) + order(filter);
    return bind(entityManager.createQuery(query, Execution.class), parameters)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  public long count(ExecutionFilter filter) {
    Map<String, Object> parameters = new HashMap<>();
    String query = "select count(e) from Execution e" + where(filter, parameters);
    return bind(entityManager.createQuery(query, Long.class), parameters).getSingleResult();
  }

  public void addLog(LogEntry entry) {
    entityManager.persist(entry);
  }

  /** Log lines in the order they were written, those after the given id only. */
  public List<LogEntry> log(String executionId, long afterId, int limit) {
    return entityManager
        .createQuery(
            "select l from LogEntry l where l.executionId = :execution and l.id > :after order by"
                + " l.id",
            LogEntry.class)
        .setParameter("execution", executionId)
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  private static String where(ExecutionFilter filter, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    filter
        .status()
        .ifPresent(value -> add(conditions, parameters, "e.status = :status", "status", value));
    filter.type().ifPresent(value -> add(conditions, parameters, "e.type = :type", "type", value));
    if (filter.type().isEmpty() && filter.jobId().isEmpty()) {
      add(conditions, parameters, "e.type <> :task", "task", ExecutionType.SYSTEM_TASK);
    }
    filter.jobId().ifPresent(value -> add(conditions, parameters, "e.jobId = :job", "job", value));
    filter
        .from()
        .ifPresent(value -> add(conditions, parameters, "e.createdAt >= :from", "from", value));
    filter.to().ifPresent(value -> add(conditions, parameters, "e.createdAt < :to", "to", value));
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  /** What is the same in all rows comes first: without it H2 would not see that an index fits. */
  private static String order(ExecutionFilter filter) {
    String same =
        filter.jobId().isPresent()
            ? ""
            : (filter.type().isPresent() ? "e.type, " : "")
                + (filter.status().isPresent() ? "e.status, " : "");
    return " order by " + same + "e.createdAt desc, e.id desc";
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  private static <T> TypedQuery<T> bind(TypedQuery<T> query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
