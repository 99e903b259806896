package io.dbackup.persistence;

import io.dbackup.backup.DownloadToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Single-use download tokens. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class DownloadTokenRepository {
  @Inject EntityManager entityManager;

  public void add(DownloadToken token) {
    entityManager.persist(token);
  }

  /**
   * Takes up a token: of any number of callers, also on several nodes, at most one gets it, and
   * only in time.
   */
  public Optional<DownloadToken> consume(String hash, Instant now) {
    int taken =
        entityManager
            .createQuery(
                "update DownloadToken t set t.usedAt = :now"
                    + " where t.hash = :hash and t.usedAt is null and t.expiresAt > :now")
            .setParameter("now", now)
            .setParameter("hash", hash)
            .executeUpdate();
    return taken == 1
        ? Optional.ofNullable(entityManager.find(DownloadToken.class, hash))
        : Optional.empty();
  }

  /** A token that may still be taken up, left as it is. */
  public Optional<DownloadToken> peek(String hash, Instant now) {
    return entityManager
        .createQuery(
            "select t from DownloadToken t"
                + " where t.hash = :hash and t.usedAt is null and t.expiresAt > :now",
            DownloadToken.class)
        .setParameter("hash", hash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Forgets tokens that expired before the given time. */
  public int removeExpired(Instant before) {
    return entityManager
        .createQuery("delete from DownloadToken t where t.expiresAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
