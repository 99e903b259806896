package io.dbackup.persistence;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Forgets old executions with their logs. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class HistoryRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public HistoryRepository() {}

  public HistoryRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * What must be known however old it is: the latest execution of each job and task, the latest
   * that a schedule started, and the latest that ended well.
   */
  public Set<String> idsToKeep() {
    Set<String> ids = new HashSet<>(latest("e.jobId is not null"));
    ids.addAll(latest("e.slot is not null"));
    ids.addAll(latest("e.jobId is not null and e.status = " + name(ExecutionStatus.SUCCESS)));
    ids.addAll(latest("e.jobId is not null and e.status = " + name(ExecutionStatus.PARTIAL)));
    return ids;
  }

  private List<String> latest(String condition) {
    return entityManager
        .createQuery(
            "select max(e.id) from Execution e where " + condition + " group by e.jobId, e.type",
            String.class)
        .getResultList();
  }

  private static String name(ExecutionStatus status) {
    return ExecutionStatus.class.getName() + "." + status.name();
  }

  /**
   * Ended executions, oldest first, with nothing left behind at a destination.
   *
   * @param tasks system tasks, or all others
   * @param after the id of the last one of the page before; empty for the first page
   */
  public List<String> endedBefore(Instant before, boolean tasks, String after, int limit) {
    return entityManager
        .createQuery(
            "select e.id from Execution e where e.createdAt < :before and e.endedAt < :before"
                + " and e.leftovers is null and e.id > :after and e.type "
                + (tasks ? "=" : "<>")
                + " :task order by e.id",
            String.class)
        .setParameter("before", before)
        .setParameter("after", after)
        .setParameter("task", ExecutionType.SYSTEM_TASK)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Deletes executions; the database deletes their log lines with them. */
  public int remove(Collection<String> ids) {
    return ids.isEmpty()
        ? 0
        : entityManager
            .createQuery("delete from Execution e where e.id in :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
