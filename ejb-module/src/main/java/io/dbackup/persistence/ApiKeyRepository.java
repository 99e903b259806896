package io.dbackup.persistence;

import io.dbackup.access.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class ApiKeyRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public ApiKeyRepository() {}

  public ApiKeyRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(ApiKey key) {
    entityManager.persist(key);
  }

  public void remove(ApiKey key) {
    entityManager.remove(key);
  }

  public Optional<ApiKey> find(String id) {
    return Optional.ofNullable(entityManager.find(ApiKey.class, id));
  }

  /** With its owner and the owner's groups in the same question: every request asks it. */
  public Optional<ApiKey> withSecret(String secretHash) {
    return entityManager
        .createQuery(
            "select o, k from ApiKey k join k.owner o left join fetch o.groups"
                + " where k.secretHash = :hash",
            Object[].class)
        .setParameter("hash", secretHash)
        .getResultList()
        .stream()
        .findFirst()
        .map(row -> (ApiKey) row[1]);
  }

  /** Newest first. */
  public List<ApiKey> all() {
    return entityManager
        .createQuery("select k from ApiKey k order by k.createdAt desc, k.id desc", ApiKey.class)
        .getResultList();
  }

  public int removeOfOwner(String userId) {
    return entityManager
        .createQuery("delete from ApiKey k where k.owner.id = :owner")
        .setParameter("owner", userId)
        .executeUpdate();
  }

  /**
   * Past the version on purpose: a key may be used while somebody edits it, and by many requests at
   * once.
   */
  public void used(String id, Instant now) {
    entityManager
        .createQuery("update ApiKey k set k.lastUsedAt = :now where k.id = :id")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }
}
