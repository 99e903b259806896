package io.dbackup.persistence;

import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.backup.DestinationFigures;
import io.dbackup.backup.ReadingBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue of backups. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class BackupRepository {
  @Inject EntityManager entityManager;

  public void add(Backup backup) {
    entityManager.persist(backup);
    count(backup, 1);
  }

  public Optional<Backup> find(String id) {
    return Optional.ofNullable(entityManager.find(Backup.class, id));
  }

  public Optional<Backup> at(String destinationId, String path) {
    return entityManager
        .createQuery(
            "select b from Backup b where b.destinationId = :destination and b.path = :path",
            Backup.class)
        .setParameter("destination", destinationId)
        .setParameter("path", path)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The same, locked against every change until the transaction ends. */
  public Optional<Backup> lockAt(String destinationId, String path) {
    return at(destinationId, path)
        .map(
            backup -> {
              entityManager.lock(backup, LockModeType.PESSIMISTIC_WRITE);
              entityManager.refresh(backup);
              return backup;
            });
  }

  /** Newest first. */
  public List<Backup> atDestination(String destinationId) {
    return entityManager
        .createQuery(
            "select b from Backup b where b.destinationId = :destination order by b.createdAt desc, b.id desc",
            Backup.class)
        .setParameter("destination", destinationId)
        .getResultList();
  }

  /** What a job has made at a destination, newest first; copies taken before restores are not. */
  public List<Backup> ofJob(String jobId, String destinationId) {
    return entityManager
        .createQuery(
            "select b from Backup b where b.jobId = :job and b.destinationId = :destination"
                + " and b.safetyCopy = false order by b.createdAt desc, b.id desc",
            Backup.class)
        .setParameter("job", jobId)
        .setParameter("destination", destinationId)
        .getResultList();
  }

  /** What can be read here, the one first that was not read for longest. */
  public List<ReadingBudget.Candidate> byLastReading() {
    return entityManager
        .createQuery(
            "select b.id, b.storedSize, b.createdAt, b.verifiedAt from Backup b"
                + " where b.encryptionProfileId is null or b.openedBy is not null"
                + " order by coalesce(b.verifiedAt, b.createdAt), b.id",
            Object[].class)
        .getResultList()
        .stream()
        .map(
            row ->
                new ReadingBudget.Candidate(
                    (String) row[0],
                    (Long) row[1],
                    (Instant) row[2],
                    Optional.ofNullable((Instant) row[3])))
        .toList();
  }

  public List<Backup> ofExecution(String executionId) {
    return entityManager
        .createQuery(
            "select b from Backup b where b.executionId = :execution order by b.id", Backup.class)
        .setParameter("execution", executionId)
        .getResultList();
  }

  public long countAtDestination(String destinationId) {
    return entityManager
        .createQuery(
            "select count(b) from Backup b where b.destinationId = :destination", Long.class)
        .setParameter("destination", destinationId)
        .getSingleResult();
  }

  /** Backups that a profile opens, and those that only name it because nothing opens them. */
  public long countNeeding(String profileId) {
    return entityManager
        .createQuery(
            "select count(b) from Backup b where b.openedBy = :profile"
                + " or (b.openedBy is null and b.encryptionProfileId = :profile)",
            Long.class)
        .setParameter("profile", profileId)
        .getSingleResult();
  }

  /** Ids of encrypted backups that no profile is known to open. */
  public List<String> idsWithoutOpener() {
    return entityManager
        .createQuery(
            "select b.id from Backup b where b.openedBy is null"
                + " and b.encryptionProfileId is not null order by b.id",
            String.class)
        .getResultList();
  }

  /** The text of one manifest, without keeping its row in memory. */
  public Optional<String> manifest(String id) {
    return entityManager
        .createQuery("select b.manifest from Backup b where b.id = :id", String.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The texts of some manifests, by the ids of their rows. */
  public Map<String, String> manifests(Collection<String> ids) {
    Map<String, String> texts = new HashMap<>();
    entityManager
        .createQuery("select b.id, b.manifest from Backup b where b.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> texts.put((String) row[0], (String) row[1]));
    return texts;
  }

  /** Forgets every backup of a destination that goes itself; what lies there stays. */
  public void forget(String destinationId) {
    entityManager
        .createQuery("delete from Backup b where b.destinationId = :destination")
        .setParameter("destination", destinationId)
        .executeUpdate();
  }

  /** Notes that a profile opens a backup, unless another does already. */
  public void openedBy(String id, String profileId) {
    entityManager
        .createQuery(
            "update Backup b set b.openedBy = :profile, b.version = b.version + 1"
                + " where b.id = :id and b.openedBy is null")
        .setParameter("profile", profileId)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Notes that what one profile opened is opened by another, which has the same key. */
  public void handOver(String fromProfileId, String toProfileId) {
    entityManager
        .createQuery(
            "update Backup b set b.openedBy = :to, b.version = b.version + 1"
                + " where b.openedBy = :from")
        .setParameter("to", toProfileId)
        .setParameter("from", fromProfileId)
        .executeUpdate();
  }

  public void remove(Backup backup) {
    entityManager.remove(backup);
    count(backup, -1);
  }

  /** What every destination holds, by name, without reading the catalogue. */
  public List<DestinationFigures> destinations() {
    return entityManager
        .createQuery(
            "select c.id, c.name, u.storedBytes, u.backupCount, c.health from AdapterConfig c"
                + " left join DestinationUsage u on u.destinationId = c.id"
                + " where c.type = :storage order by c.name",
            Object[].class)
        .setParameter("storage", AdapterType.STORAGE)
        .getResultList()
        .stream()
        .map(
            row ->
                new DestinationFigures(
                    (String) row[0],
                    (String) row[1],
                    row[2] == null ? 0 : (Long) row[2],
                    row[3] == null ? 0 : (Long) row[3],
                    Optional.ofNullable((AdapterHealth) row[4])))
        .toList();
  }

  private void count(Backup backup, int change) {
    entityManager
        .createQuery(
            "update DestinationUsage u set u.backupCount = u.backupCount + :count,"
                + " u.storedBytes = u.storedBytes + :bytes where u.destinationId = :destination")
        .setParameter("count", (long) change)
        .setParameter("bytes", change * backup.storedSize())
        .setParameter("destination", backup.destinationId())
        .executeUpdate();
  }
}
