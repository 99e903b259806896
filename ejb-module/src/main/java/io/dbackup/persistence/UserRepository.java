package io.dbackup.persistence;

import io.dbackup.access.Group;
import io.dbackup.access.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class UserRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public UserRepository() {}

  public UserRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(User user) {
    entityManager.persist(user);
  }

  public void remove(User user) {
    entityManager.remove(user);
  }

  public Optional<User> find(String id) {
    return Optional.ofNullable(entityManager.find(User.class, id));
  }

  /** In any case of letters. */
  public Optional<User> withEmail(String email) {
    return entityManager
        .createQuery("select u from User u where u.email = :email", User.class)
        .setParameter("email", User.normalEmail(email))
        .getResultList()
        .stream()
        .findFirst();
  }

  /** By e-mail address. */
  public List<User> all() {
    return entityManager
        .createQuery("select u from User u order by u.email", User.class)
        .getResultList();
  }

  public boolean none() {
    return entityManager.createQuery("select count(u) from User u", Long.class).getSingleResult()
        == 0;
  }

  public long membersOf(String groupId) {
    return entityManager
        .createQuery("select count(u) from User u join u.groups g where g.id = :group", Long.class)
        .setParameter("group", groupId)
        .getSingleResult();
  }

  /**
   * How many users that can log in are SuperAdmins. Locks the group until the transaction ends, so
   * that of two administrators who remove each other at the same time the second sees what the
   * first did.
   */
  public long lockAndCountSuperAdmins() {
    Group superAdmins =
        entityManager
            .createQuery("select g from Group g where g.builtIn = true", Group.class)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getSingleResult();
    return entityManager
        .createQuery(
            "select count(u) from User u join u.groups g where g.id = :group and u.enabled = true",
            Long.class)
        .setParameter("group", superAdmins.id())
        .getSingleResult();
  }

  /** Past the version on purpose: two logins at once are no conflict. */
  public void loggedIn(String id, Instant now) {
    entityManager
        .createQuery("update User u set u.lastLoginAt = :now where u.id = :id")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }
}
