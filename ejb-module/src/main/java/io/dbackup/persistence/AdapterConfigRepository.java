package io.dbackup.persistence;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterReference;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.DestinationUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Configured sources, destinations and notification channels. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class AdapterConfigRepository {
  @Inject EntityManager entityManager;

  public void add(AdapterConfig config) {
    entityManager.persist(config);
    if (config.type() == AdapterType.STORAGE) {
      entityManager.persist(new DestinationUsage(config.id()));
    }
  }

  public Optional<AdapterConfig> find(String id) {
    return Optional.ofNullable(entityManager.find(AdapterConfig.class, id));
  }

  /** Keeps others from adding to or deleting from a destination until the transaction ends. */
  public void lock(String id) {
    entityManager.find(AdapterConfig.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The row, locked until the transaction ends and fresh from the database. */
  public Optional<AdapterConfig> findLocked(String id) {
    AdapterConfig config =
        entityManager.find(AdapterConfig.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (config != null) {
      entityManager.refresh(config);
    }
    return Optional.ofNullable(config);
  }

  /** All of every type. */
  public List<AdapterConfig> all() {
    return entityManager
        .createQuery("select c from AdapterConfig c order by c.id", AdapterConfig.class)
        .getResultList();
  }

  /** All of every type, without loading what is configured. */
  public List<AdapterReference> references() {
    return entityManager
        .createQuery(
            "select c.id, c.name, c.type, c.adapterId from AdapterConfig c", Object[].class)
        .getResultList()
        .stream()
        .map(
            row ->
                new AdapterReference(
                    (String) row[0], (String) row[1], (AdapterType) row[2], (String) row[3]))
        .toList();
  }

  /** By name. */
  public List<AdapterConfig> ofType(AdapterType type) {
    return entityManager
        .createQuery(
            "select c from AdapterConfig c where c.type = :type order by c.name",
            AdapterConfig.class)
        .setParameter("type", type)
        .getResultList();
  }

  public boolean nameTaken(AdapterType type, String name, String exceptId) {
    return entityManager
            .createQuery(
                "select count(c) from AdapterConfig c where c.type = :type and c.name = :name and"
                    + " c.id <> :id",
                Long.class)
            .setParameter("type", type)
            .setParameter("name", name)
            .setParameter("id", exceptId)
            .getSingleResult()
        > 0;
  }

  public void remove(AdapterConfig config) {
    entityManager.remove(config);
    entityManager
        .createQuery("delete from DestinationUsage u where u.destinationId = :destination")
        .setParameter("destination", config.id())
        .executeUpdate();
  }
}
