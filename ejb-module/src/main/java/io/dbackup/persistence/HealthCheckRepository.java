package io.dbackup.persistence;

import io.dbackup.adapter.HealthCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Attempts to reach adapters. Joins the caller's transaction. */
@ApplicationScoped
public class HealthCheckRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public HealthCheckRepository() {}

  public HealthCheckRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(HealthCheck check) {
    entityManager.persist(check);
  }

  /** Newest first. */
  public List<HealthCheck> of(String adapterConfigId, Instant from, int limit) {
    return entityManager
        .createQuery(
            "select h from HealthCheck h where h.adapterConfigId = :adapter and h.createdAt >="
                + " :from order by h.createdAt desc, h.id desc",
            HealthCheck.class)
        .setParameter("adapter", adapterConfigId)
        .setParameter("from", from)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Forgets checks made before the given time. */
  public int removeBefore(Instant before) {
    return entityManager
        .createQuery("delete from HealthCheck h where h.createdAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
