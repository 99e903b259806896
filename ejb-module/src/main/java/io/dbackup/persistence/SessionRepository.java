package io.dbackup.persistence;

import io.dbackup.access.UserSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class SessionRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public SessionRepository() {}

  public SessionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(UserSession session) {
    entityManager.persist(session);
  }

  /** With its user and the user's groups in the same question: every request asks it. */
  public Optional<UserSession> withToken(String tokenHash) {
    return entityManager
        .createQuery(
            "select u, s from UserSession s join s.user u left join fetch u.groups"
                + " where s.tokenHash = :hash",
            Object[].class)
        .setParameter("hash", tokenHash)
        .getResultList()
        .stream()
        .findFirst()
        .map(row -> (UserSession) row[1]);
  }

  /** The one used last first; also those that do not count any more. */
  public List<UserSession> ofUser(String userId) {
    return entityManager
        .createQuery(
            "select s from UserSession s where s.user.id = :user"
                + " order by s.lastSeenAt desc, s.id desc",
            UserSession.class)
        .setParameter("user", userId)
        .getResultList();
  }

  public void seen(String id, Instant now) {
    entityManager
        .createQuery("update UserSession s set s.lastSeenAt = :now where s.id = :id")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Whether it was still there. */
  public boolean remove(String id) {
    return entityManager
            .createQuery("delete from UserSession s where s.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }

  /** Whether there was one. */
  public boolean removeWithToken(String tokenHash) {
    return entityManager
            .createQuery("delete from UserSession s where s.tokenHash = :hash")
            .setParameter("hash", tokenHash)
            .executeUpdate()
        > 0;
  }

  public int removeOfUser(String userId) {
    return entityManager
        .createQuery("delete from UserSession s where s.user.id = :user")
        .setParameter("user", userId)
        .executeUpdate();
  }

  /** The same, but for the session that is being used. */
  public int removeOthersOfUser(String userId, String keptTokenHash) {
    return entityManager
        .createQuery("delete from UserSession s where s.user.id = :user and s.tokenHash <> :kept")
        .setParameter("user", userId)
        .setParameter("kept", keptTokenHash)
        .executeUpdate();
  }

  /** Forgets sessions that are over, or were last seen before the given time. */
  public int removeEnded(Instant now, Instant seenBefore) {
    return entityManager
        .createQuery("delete from UserSession s where s.expiresAt <= :now or s.lastSeenAt <= :seen")
        .setParameter("now", now)
        .setParameter("seen", seenBefore)
        .executeUpdate();
  }
}
