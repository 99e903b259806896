package io.dbackup.persistence;

import io.dbackup.backup.JobTotals;
import io.dbackup.backup.StorageSnapshot;
import io.dbackup.backup.StorageTotals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The space that backups took over time, and that they take now. Joins the caller's transaction.
 */
@ApplicationScoped
@Transactional
public class StorageSnapshotRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public StorageSnapshotRepository() {}

  public StorageSnapshotRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(StorageSnapshot snapshot) {
    entityManager.persist(snapshot);
  }

  /** Since a moment, oldest first. */
  public List<StorageSnapshot> since(String destinationId, Instant from) {
    return entityManager
        .createQuery(
            "select s from StorageSnapshot s where s.destinationId = :destination"
                + " and s.createdAt >= :from order by s.createdAt, s.id",
            StorageSnapshot.class)
        .setParameter("destination", destinationId)
        .setParameter("from", from)
        .getResultList();
  }

  public Optional<StorageSnapshot> newest(String destinationId) {
    return entityManager
        .createQuery(
            "select s from StorageSnapshot s where s.destinationId = :destination"
                + " order by s.createdAt desc, s.id desc",
            StorageSnapshot.class)
        .setParameter("destination", destinationId)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Forgets a destination's snapshots made before the given time. */
  public int removeBefore(String destinationId, Instant before) {
    return entityManager
        .createQuery(
            "delete from StorageSnapshot s where s.destinationId = :destination"
                + " and s.createdAt < :before")
        .setParameter("destination", destinationId)
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Of the catalogue. */
  public StorageTotals totals(String destinationId) {
    Object[] c =
        entityManager
            .createQuery(
                "select coalesce(sum(b.storedSize), 0), count(b), min(b.createdAt),"
                    + " max(b.createdAt) from Backup b where b.destinationId = :destination",
                Object[].class)
            .setParameter("destination", destinationId)
            .getSingleResult();
    return new StorageTotals(
        number(c[0]),
        number(c[1]),
        count(destinationId, "b.locked = true"),
        count(destinationId, "b.problem is not null"),
        (Instant) c[2],
        (Instant) c[3]);
  }

  /** Apart from the totals: EclipseLink cannot compare a boolean in a list of results on H2. */
  private long count(String destinationId, String condition) {
    return entityManager
        .createQuery(
            "select count(b) from Backup b where b.destinationId = :destination and " + condition,
            Long.class)
        .setParameter("destination", destinationId)
        .getSingleResult();
  }

  /** The largest first. */
  public List<JobTotals> perJob(String destinationId) {
    return entityManager
        .createQuery(
            "select b.jobId, max(b.jobName), sum(b.storedSize), count(b)"
                + " from Backup b where b.destinationId = :destination group by b.jobId"
                + " order by sum(b.storedSize) desc",
            Object[].class)
        .setParameter("destination", destinationId)
        .getResultList()
        .stream()
        .map(c -> new JobTotals((String) c[0], (String) c[1], number(c[2]), number(c[3])))
        .toList();
  }

  /**
   * When each job made its newest backup at a destination that is whole as far as is known; jobs
   * without one are missing.
   */
  public Map<String, Instant> newestGood(String destinationId) {
    Map<String, Instant> newest = new HashMap<>();
    entityManager
        .createQuery(
            "select b.jobId, max(b.createdAt) from Backup b"
                + " where b.destinationId = :destination and b.jobId is not null"
                + " and b.safetyCopy = false and b.problem is null"
                + " and (b.verificationPassed is null or b.verificationPassed = true)"
                + " group by b.jobId",
            Object[].class)
        .setParameter("destination", destinationId)
        .getResultList()
        .forEach(row -> newest.put((String) row[0], (Instant) row[1]));
    return newest;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
