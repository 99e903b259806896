package io.dbackup.persistence;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the latest runs of jobs ended. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class JobOutcomeRepository {
  private static final String ROWS =
      "select j.id, j.name, s.name, j.enabled, j.schedule, j.scheduleSince, j.updatedAt,"
          + " o.lastSuccessAt, o.lastVerifiedAt, o.lastRestoredAt, o.lastStatus from BackupJob j"
          + " left join AdapterConfig s on s.id = j.sourceId"
          + " left join JobOutcome o on o.jobId = j.id";

  @Inject EntityManager entityManager;

  /**
   * What decides how well a job protects, without loading the job.
   *
   * @param since when it got its schedule or was enabled
   * @param sourceName empty when the source is gone
   * @param lastStatus how its last backup ended that nobody cancelled
   */
  public record Row(
      String jobId,
      String jobName,
      Optional<String> sourceName,
      boolean enabled,
      String schedule,
      Instant since,
      Optional<Instant> lastSuccessAt,
      Optional<Instant> lastVerifiedAt,
      Optional<Instant> lastRestoredAt,
      Optional<ExecutionStatus> lastStatus) {}

  /** One row for each job, in no order. */
  public List<Row> all() {
    return rows(entityManager.createQuery(ROWS, Object[].class));
  }

  /** Of each job of which a backup, or what was done with one, ended since a moment. */
  public List<Row> endedSince(Instant moment) {
    return rows(
        entityManager
            .createQuery(
                ROWS
                    + " where j.id in (select e.jobId from Execution e where e.endedAt >= :moment"
                    + " and e.type in (:backup, :verification, :restore))",
                Object[].class)
            .setParameter("moment", moment)
            .setParameter("backup", ExecutionType.BACKUP)
            .setParameter("verification", ExecutionType.VERIFICATION)
            .setParameter("restore", ExecutionType.RESTORE));
  }

  private static List<Row> rows(TypedQuery<Object[]> query) {
    return query.getResultList().stream().map(JobOutcomeRepository::row).toList();
  }

  private static Row row(Object[] columns) {
    return new Row(
        (String) columns[0],
        (String) columns[1],
        Optional.ofNullable((String) columns[2]),
        (Boolean) columns[3],
        (String) columns[4],
        (Instant) (columns[5] == null ? columns[6] : columns[5]),
        Optional.ofNullable((Instant) columns[7]),
        Optional.ofNullable((Instant) columns[8]),
        Optional.ofNullable((Instant) columns[9]),
        Optional.ofNullable((ExecutionStatus) columns[10]));
  }

  /** When each of these jobs was last started as a backup; jobs that never ran are missing. */
  public Map<String, Instant> lastStarts(Collection<String> jobIds) {
    Map<String, Instant> starts = new HashMap<>();
    if (jobIds.isEmpty()) {
      return starts;
    }
    // Jobs listed together were mostly made together, and ids follow the time: few others lie
    // between them, and a range stays the same question however many jobs are asked about.
    entityManager
        .createQuery(
            "select o.jobId, o.lastStartedAt from JobOutcome o where o.lastStartedAt is not null"
                + " and o.jobId between :least and :greatest",
            Object[].class)
        .setParameter("least", Collections.min(jobIds))
        .setParameter("greatest", Collections.max(jobIds))
        .setFlushMode(FlushModeType.COMMIT)
        .getResultList()
        .forEach(row -> starts.put((String) row[0], (Instant) row[1]));
    entityManager
        .createQuery(
            "select e.jobId, e.startedAt from Execution e where e.status = :running"
                + " and e.type = :backup order by e.startedAt",
            Object[].class)
        .setParameter("running", ExecutionStatus.RUNNING)
        .setParameter("backup", ExecutionType.BACKUP)
        .setFlushMode(FlushModeType.COMMIT)
        .getResultList()
        .forEach(row -> starts.put((String) row[0], (Instant) row[1]));
    starts.keySet().retainAll(Set.copyOf(jobIds));
    return starts;
  }

  /** Notes when the backup that ended last was started. */
  public void started(String jobId, Instant at) {
    entityManager
        .createQuery("update JobOutcome o set o.lastStartedAt = :at where o.jobId = :job")
        .setParameter("at", at)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** Notes how a backup ended that nobody cancelled. */
  public void ended(String jobId, ExecutionStatus status) {
    entityManager
        .createQuery("update JobOutcome o set o.lastStatus = :status where o.jobId = :job")
        .setParameter("status", status)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** Notes when a complete backup ended. */
  public void succeeded(String jobId, Instant at) {
    entityManager
        .createQuery("update JobOutcome o set o.lastSuccessAt = :at where o.jobId = :job")
        .setParameter("at", at)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** Notes when a backup came back as a whole. */
  public void restored(String jobId, Instant at) {
    entityManager
        .createQuery("update JobOutcome o set o.lastRestoredAt = :at where o.jobId = :job")
        .setParameter("at", at)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** Notes when a backup was found sound. */
  public void verified(String jobId, Instant at) {
    entityManager
        .createQuery("update JobOutcome o set o.lastVerifiedAt = :at where o.jobId = :job")
        .setParameter("at", at)
        .setParameter("job", jobId)
        .executeUpdate();
  }
}
