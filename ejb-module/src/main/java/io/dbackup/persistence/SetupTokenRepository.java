package io.dbackup.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Hashes of the setup tokens that were given out and not used; a few rows, and none once there is a
 * user.
 */
@ApplicationScoped
@Transactional
public class SetupTokenRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public SetupTokenRepository() {}

  public SetupTokenRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(String hash) {
    entityManager
        .createNativeQuery("insert into setup_token (hash) values (?1)")
        .setParameter(1, hash)
        .executeUpdate();
  }

  public boolean holds(String hash) {
    Number count =
        (Number)
            entityManager
                .createNativeQuery("select count(*) from setup_token where hash = ?1")
                .setParameter(1, hash)
                .getSingleResult();
    return count.longValue() > 0;
  }

  public void removeAll() {
    entityManager.createNativeQuery("delete from setup_token").executeUpdate();
  }
}
