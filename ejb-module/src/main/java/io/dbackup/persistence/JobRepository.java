package io.dbackup.persistence;

import io.dbackup.job.BackupJob;
import io.dbackup.protection.JobOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backup jobs. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class JobRepository {
  @Inject EntityManager entityManager;

  public void add(BackupJob job) {
    entityManager.persist(job);
    entityManager.persist(new JobOutcome(job.id()));
  }

  public Optional<BackupJob> find(String id) {
    return Optional.ofNullable(entityManager.find(BackupJob.class, id));
  }

  /** Newest first. */
  public List<BackupJob> all() {
    return entityManager
        .createQuery(
            "select distinct j from BackupJob j left join fetch j.destinations"
                + " order by j.createdAt desc, j.id desc",
            BackupJob.class)
        .getResultList();
  }

  /** A part of all jobs, newest first. */
  public List<BackupJob> page(int skip, int limit) {
    List<Object[]> keys =
        entityManager
            .createQuery(
                "select j.createdAt, j.id from BackupJob j order by j.createdAt desc, j.id desc",
                Object[].class)
            .setFirstResult(skip)
            .setMaxResults(limit)
            .getResultList();
    return keys.isEmpty() ? List.of() : between(keys.get(0), keys.get(keys.size() - 1));
  }

  /**
   * Those from one key of the order to another. A list of ids would say the same, but the provider
   * translates a question with a list of values anew each time. The range of times comes first: no
   * database sees one in the comparison of pairs.
   */
  private List<BackupJob> between(Object[] newest, Object[] oldest) {
    return entityManager
        .createQuery(
            "select distinct j from BackupJob j left join fetch j.destinations"
                + " where j.createdAt between :oldest and :newest"
                + " and (j.createdAt < :newest or j.id <= :newestId)"
                + " and (j.createdAt > :oldest or j.id >= :oldestId)"
                + " order by j.createdAt desc, j.id desc",
            BackupJob.class)
        .setParameter("newest", newest[0])
        .setParameter("newestId", newest[1])
        .setParameter("oldest", oldest[0])
        .setParameter("oldestId", oldest[1])
        .getResultList();
  }

  public long count() {
    return entityManager
        .createQuery("select count(j) from BackupJob j", Long.class)
        .getSingleResult();
  }

  public List<BackupJob> enabled() {
    return entityManager
        .createQuery(
            "select distinct j from BackupJob j left join fetch j.destinations"
                + " where j.enabled = true order by j.id",
            BackupJob.class)
        .getResultList();
  }

  /**
   * What the schedule must know of a job.
   *
   * @param updatedAt when the job was last changed
   */
  public record Scheduled(String id, String schedule, Instant updatedAt) {}

  /** The schedules of all jobs that are enabled, without loading the jobs. */
  public List<Scheduled> schedules() {
    return entityManager
        .createQuery(
            "select j.id, j.schedule, j.updatedAt from BackupJob j where j.enabled = true"
                + " order by j.id",
            Object[].class)
        .getResultList()
        .stream()
        .map(row -> new Scheduled((String) row[0], (String) row[1], (Instant) row[2]))
        .toList();
  }

  public boolean nameTaken(String name, String exceptId) {
    return entityManager
            .createQuery(
                "select count(j) from BackupJob j where j.name = :name and j.id <> :id", Long.class)
            .setParameter("name", name)
            .setParameter("id", exceptId)
            .getSingleResult()
        > 0;
  }

  /** Names of the jobs that read from, write to or notify through an adapter. */
  public List<String> namesUsingAdapter(String adapterConfigId) {
    return all().stream()
        .filter(job -> uses(job, adapterConfigId))
        .map(BackupJob::name)
        .sorted()
        .toList();
  }

  /** Decided here and not in the query: a list kept as one text cannot be searched portably. */
  private static boolean uses(BackupJob job, String adapterConfigId) {
    return job.sourceId().equals(adapterConfigId)
        || job.destinations().stream().anyMatch(d -> d.destinationId().equals(adapterConfigId))
        || job.notificationIds().contains(adapterConfigId);
  }

  public List<String> namesUsingProfile(String profileId) {
    return entityManager
        .createQuery(
            "select j.name from BackupJob j where j.encryptionProfileId = :id order by j.name",
            String.class)
        .setParameter("id", profileId)
        .getResultList();
  }

  public void remove(BackupJob job) {
    entityManager.remove(job);
    entityManager
        .createQuery("delete from JobOutcome o where o.jobId = :job")
        .setParameter("job", job.id())
        .executeUpdate();
  }
}
