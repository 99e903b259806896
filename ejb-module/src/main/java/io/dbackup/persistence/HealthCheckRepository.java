package io.dbackup.persistence;

import io.dbackup.adapter.HealthCheck;
import io.dbackup.adapter.HealthStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Attempts to reach adapters. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
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

  /** Figures over all checks of an adapter since a time. */
  public HealthStatistics statistics(String adapterConfigId, Instant from) {
    Object[] row =
        entityManager
            .createQuery(
                "select count(h), sum(case when h.error is null then 1 else 0 end),"
                    + " avg(h.latencyMillis) from HealthCheck h where h.adapterConfigId = :adapter"
                    + " and h.createdAt >= :from",
                Object[].class)
            .setParameter("adapter", adapterConfigId)
            .setParameter("from", from)
            .getSingleResult();
    long checks = (Long) row[0];
    return checks == 0
        ? HealthStatistics.of(0, 0, 0)
        : HealthStatistics.of(checks, ((Number) row[1]).longValue(), (Double) row[2]);
  }

  /** Forgets checks made before the given time. */
  public int removeBefore(Instant before) {
    return entityManager
        .createQuery("delete from HealthCheck h where h.createdAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
