package io.dbackup.persistence;

import io.dbackup.execution.EndedOnDay;
import io.dbackup.execution.ExecutionDay;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionTotal;
import io.dbackup.execution.ExecutionType;
import io.dbackup.execution.QueueFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts of executions, without reading their history. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class ExecutionFigures {
  @Inject EntityManager entityManager;

  /** Adds one to its day; false when that day has no row yet. */
  public boolean add(
      LocalDate date,
      ExecutionType type,
      ExecutionStatus status,
      long durationMillis,
      long storedBytes) {
    return entityManager
            .createQuery(
                "update ExecutionDay d set d.runs = d.runs + 1,"
                    + " d.durationMillis = d.durationMillis + :duration,"
                    + " d.storedBytes = d.storedBytes + :bytes where d.id = :id")
            .setParameter("duration", durationMillis)
            .setParameter("bytes", storedBytes)
            .setParameter("id", ExecutionDay.id(date, type, status))
            .executeUpdate()
        == 1;
  }

  /**
   * Makes the row of a day, in a transaction of its own: when another thread or node makes it at
   * the same moment, this fails, and nothing else does.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void open(LocalDate date, ExecutionType type, ExecutionStatus status) {
    entityManager.persist(new ExecutionDay(date, type, status));
    entityManager.flush();
  }

  /** The days from this one on, oldest first. */
  public List<EndedOnDay> days(ExecutionType type, LocalDate from) {
    return entityManager
        .createQuery(
            "select d.date, d.status, d.runs from ExecutionDay d"
                + " where d.date >= :from and d.type = :type order by d.date",
            Object[].class)
        .setParameter("from", from)
        .setParameter("type", type)
        .getResultList()
        .stream()
        .map(
            row ->
                new EndedOnDay(
                    (LocalDate) row[0], (ExecutionStatus) row[1], ((Number) row[2]).longValue()))
        .toList();
  }

  public List<ExecutionTotal> totals() {
    return entityManager
        .createQuery(
            "select d.type, d.status, sum(d.runs), sum(d.durationMillis), sum(d.storedBytes)"
                + " from ExecutionDay d group by d.type, d.status",
            Object[].class)
        .getResultList()
        .stream()
        .map(
            row ->
                new ExecutionTotal(
                    (ExecutionType) row[0],
                    (ExecutionStatus) row[1],
                    ((Number) row[2]).longValue(),
                    ((Number) row[3]).longValue(),
                    ((Number) row[4]).longValue()))
        .toList();
  }

  /** How many have ended since days are counted; grows with every end of an execution. */
  public long ended() {
    Long ended =
        entityManager
            .createQuery("select sum(d.runs) from ExecutionDay d", Long.class)
            .getSingleResult();
    return ended == null ? 0 : ended;
  }

  /** How many ended in which way since a moment, that one included. */
  public Map<ExecutionStatus, Long> endedSince(ExecutionType type, Instant moment) {
    Map<ExecutionStatus, Long> counts = new EnumMap<>(ExecutionStatus.class);
    entityManager
        .createQuery(
            "select e.status, count(e) from Execution e where e.endedAt >= :moment"
                + " and e.type = :type group by e.status",
            Object[].class)
        .setParameter("moment", moment)
        .setParameter("type", type)
        .getResultList()
        .forEach(row -> counts.put((ExecutionStatus) row[0], (Long) row[1]));
    return counts;
  }

  /** System tasks do not count: they have no place in the queue to wait for. */
  public QueueFigures queue() {
    Map<ExecutionStatus, Object[]> rows = new EnumMap<>(ExecutionStatus.class);
    entityManager
        .createQuery(
            "select e.status, count(e), min(e.createdAt) from Execution e"
                + " where e.status in (:pending, :running) and e.type <> :task group by e.status",
            Object[].class)
        .setParameter("task", ExecutionType.SYSTEM_TASK)
        .setParameter("pending", ExecutionStatus.PENDING)
        .setParameter("running", ExecutionStatus.RUNNING)
        .getResultList()
        .forEach(row -> rows.put((ExecutionStatus) row[0], row));
    Object[] none = {null, 0L, null};
    Object[] pending = rows.getOrDefault(ExecutionStatus.PENDING, none);
    Object[] running = rows.getOrDefault(ExecutionStatus.RUNNING, none);
    return new QueueFigures(
        (Long) pending[1], (Long) running[1], Optional.ofNullable((Instant) pending[2]));
  }
}
