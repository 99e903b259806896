package io.dbackup.persistence;

import io.dbackup.backup.Backup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The catalogue of backups. Joins the caller's transaction. */
@ApplicationScoped
public class BackupRepository {
  @PersistenceContext EntityManager entityManager;

  public void add(Backup backup) {
    entityManager.persist(backup);
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

  public long countUsingProfile(String profileId) {
    return entityManager
        .createQuery(
            "select count(b) from Backup b where b.encryptionProfileId = :profile", Long.class)
        .setParameter("profile", profileId)
        .getSingleResult();
  }

  public void remove(Backup backup) {
    entityManager.remove(backup);
  }
}
