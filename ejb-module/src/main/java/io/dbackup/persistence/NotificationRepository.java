package io.dbackup.persistence;

import io.dbackup.notification.NotificationFilter;
import io.dbackup.notification.NotificationStatus;
import io.dbackup.notification.QueuedNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notifications, which are also the outbox. Joins the caller's transaction. Changes of state load
 * the row with {@link #lock(String)}.
 */
@ApplicationScoped
@Transactional
public class NotificationRepository {
  @Inject EntityManager entityManager;

  public void add(QueuedNotification notification) {
    entityManager.persist(notification);
  }

  public Optional<QueuedNotification> find(String id) {
    return Optional.ofNullable(entityManager.find(QueuedNotification.class, id));
  }

  /** The row, locked until the transaction ends and fresh from the database. */
  public Optional<QueuedNotification> lock(String id) {
    QueuedNotification row =
        entityManager.find(QueuedNotification.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row != null) {
      entityManager.refresh(row);
    }
    return Optional.ofNullable(row);
  }

  /**
   * Ids of what is due, first those that were never tried, so that a channel that fails again and
   * again keeps no fresh message waiting.
   *
   * @param exceptChannels channels to leave out
   */
  public List<String> due(Instant now, Collection<String> exceptChannels, int limit) {
    String free = exceptChannels.isEmpty() ? "" : " and n.channelId not in :busy";
    TypedQuery<String> query =
        entityManager
            .createQuery(
                "select n.id from QueuedNotification n where ((n.status = :pending and"
                    + " n.nextAttemptAt <= :now) or (n.status = :sending and n.leaseUntil < :now))"
                    + free
                    + " order by n.attempts, n.nextAttemptAt, n.id",
                String.class)
            .setParameter("pending", NotificationStatus.PENDING)
            .setParameter("sending", NotificationStatus.SENDING)
            .setParameter("now", now);
    if (!exceptChannels.isEmpty()) {
      query.setParameter("busy", exceptChannels);
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Lets nothing that waits for a channel be tried before the given time. */
  public int postpone(String channelId, Instant until) {
    return entityManager
        .createQuery(
            "update QueuedNotification n set n.nextAttemptAt = :until where n.channelId = :channel"
                + " and n.status = :pending and n.nextAttemptAt < :until")
        .setParameter("until", until)
        .setParameter("channel", channelId)
        .setParameter("pending", NotificationStatus.PENDING)
        .executeUpdate();
  }

  /** Whether a channel has been told about the failure of another one since the given time. */
  public boolean wasTold(String channelId, String aboutId, Instant since) {
    return entityManager
            .createQuery(
                "select count(n) from QueuedNotification n where n.channelId = :channel and"
                    + " n.aboutId = :about and n.createdAt >= :since",
                Long.class)
            .setParameter("channel", channelId)
            .setParameter("about", aboutId)
            .setParameter("since", since)
            .getSingleResult()
        > 0;
  }

  /** A page of notifications, newest first. */
  public List<QueuedNotification> search(NotificationFilter filter, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String query =
        "select n from QueuedNotification n"
            + where(filter, parameters)
            + " order by n.createdAt desc, n.id desc";
    TypedQuery<QueuedNotification> rows =
        entityManager.createQuery(query, QueuedNotification.class);
    parameters.forEach(rows::setParameter);
    return rows.setFirstResult(offset).setMaxResults(limit).getResultList();
  }

  public long count(NotificationFilter filter) {
    Map<String, Object> parameters = new HashMap<>();
    TypedQuery<Long> query =
        entityManager.createQuery(
            "select count(n) from QueuedNotification n" + where(filter, parameters), Long.class);
    parameters.forEach(query::setParameter);
    return query.getSingleResult();
  }

  /** Forgets what was sent, or given up, before the given time; returns how many those were. */
  public int deleteEndedBefore(Instant before) {
    return entityManager
        .createQuery("delete from QueuedNotification n where n.endedAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  private static String where(NotificationFilter filter, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    filter
        .channelId()
        .ifPresent(id -> add(conditions, parameters, "n.channelId = :channel", "channel", id));
    filter
        .executionId()
        .ifPresent(
            id -> add(conditions, parameters, "n.executionId = :execution", "execution", id));
    filter
        .status()
        .ifPresent(status -> add(conditions, parameters, "n.status = :status", "status", status));
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }
}
