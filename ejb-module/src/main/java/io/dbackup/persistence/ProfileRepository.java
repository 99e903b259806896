package io.dbackup.persistence;

import io.dbackup.vault.EncryptionProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Encryption profiles. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class ProfileRepository {
  @Inject EntityManager entityManager;

  /** Adds a profile, at once, so that backups can refer to it within this transaction. */
  public void add(EncryptionProfile profile) {
    entityManager.persist(profile);
    entityManager.flush();
  }

  public Optional<EncryptionProfile> find(String id) {
    return Optional.ofNullable(entityManager.find(EncryptionProfile.class, id));
  }

  /** By name. */
  public List<EncryptionProfile> all() {
    return entityManager
        .createQuery("select p from EncryptionProfile p order by p.name", EncryptionProfile.class)
        .getResultList();
  }

  /** The name of each by its id, without loading a key. */
  public Map<String, String> names() {
    return entityManager
        .createQuery("select p.id, p.name from EncryptionProfile p", Object[].class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
  }

  /** A profile, which nobody deletes until this transaction ends. */
  public Optional<EncryptionProfile> lock(String id) {
    return Optional.ofNullable(
        entityManager.find(EncryptionProfile.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Every profile, none of which anybody else deletes or refers to until this transaction ends. */
  public List<EncryptionProfile> lockAll() {
    return entityManager
        .createQuery("select p from EncryptionProfile p order by p.id", EncryptionProfile.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  public boolean nameTaken(String name, String exceptId) {
    return entityManager
            .createQuery(
                "select count(p) from EncryptionProfile p where p.name = :name and p.id <> :id",
                Long.class)
            .setParameter("name", name)
            .setParameter("id", exceptId)
            .getSingleResult()
        > 0;
  }

  public void remove(EncryptionProfile profile) {
    entityManager.remove(profile);
  }
}
