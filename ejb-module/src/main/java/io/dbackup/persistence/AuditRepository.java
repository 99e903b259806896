package io.dbackup.persistence;

import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The audit trail: added to at its end, removed from at its beginning, never changed. Joins the
 * caller's transaction.
 */
@ApplicationScoped
@Transactional
public class AuditRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public AuditRepository() {}

  public AuditRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(AuditEntry entry) {
    entityManager.persist(entry);
  }

  /** A page of the matching lines, newest first. */
  public List<AuditEntry> find(AuditFilter filter, int skip, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String where = where(filter, parameters);
    return with(
            parameters,
            entityManager.createQuery(
                "select e from AuditEntry e" + where + " order by e.occurredAt desc, e.id desc",
                AuditEntry.class))
        .setFirstResult(skip)
        .setMaxResults(limit)
        .getResultList();
  }

  public long count(AuditFilter filter) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String where = where(filter, parameters);
    return with(
            parameters,
            entityManager.createQuery("select count(e) from AuditEntry e" + where, Long.class))
        .getSingleResult();
  }

  /**
   * The head of the chain, locked until the transaction ends. Everything that the transaction has
   * changed so far is written first, so that this is the last lock it takes.
   */
  public AuditHead lockHead() {
    entityManager.flush();
    return head(" for update")
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The row of audit_head is gone, so nothing can be added to the audit trail;"
                        + " restore the database of this instance from its backup"));
  }

  /** The head of the chain as it is now; empty when somebody removed it. */
  public Optional<AuditHead> head() {
    return head("");
  }

  /** Whether a line after this one tells of something made, changed or deleted. */
  public boolean changedAfter(long sequence) {
    return entityManager
            .createQuery(
                "select count(e) from AuditEntry e where e.sequence > :sequence"
                    + " and e.action in (:made, :changed, :deleted)",
                Long.class)
            .setParameter("sequence", sequence)
            .setParameter("made", AuditAction.CREATE)
            .setParameter("changed", AuditAction.UPDATE)
            .setParameter("deleted", AuditAction.DELETE)
            .getSingleResult()
        > 0;
  }

  /** Replaces the head, which the caller has locked. */
  public void moveHead(AuditHead head) {
    entityManager
        .createNativeQuery(
            "update audit_head set first_sequence = ?1, anchor = ?2, last_sequence = ?3,"
                + " last_mac = ?4, unchained = ?5, mac = ?6 where id = 1")
        .setParameter(1, head.firstSequence())
        .setParameter(2, head.anchor())
        .setParameter(3, head.lastSequence())
        .setParameter(4, head.lastMac())
        .setParameter(5, head.unchained())
        .setParameter(6, head.mac())
        .executeUpdate();
  }

  /** Lines of the chain in their order: after one place, up to and with another. */
  public List<AuditEntry> chained(long after, long upTo, int limit) {
    return entityManager
        .createQuery(
            "select e from AuditEntry e where e.sequence > :after and e.sequence <= :upTo"
                + " order by e.sequence",
            AuditEntry.class)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A place in the chain that the head does not know of; of several the first. */
  public Optional<Long> outsideOfTheChain() {
    // One statement, so that lines that are appended or removed meanwhile are no difference.
    List<?> found =
        entityManager
            .createNativeQuery(
                "select min(e.chain_sequence) from audit_entry e where"
                    + " e.chain_sequence < (select h.first_sequence from audit_head h where h.id = 1)"
                    + " or e.chain_sequence > (select h.last_sequence from audit_head h where h.id = 1)")
            .getResultList();
    return Optional.ofNullable((Number) found.get(0)).map(Number::longValue);
  }

  /** How many lines are in no chain. */
  public long countUnchained() {
    return entityManager
        .createQuery("select count(e) from AuditEntry e where e.sequence is null", Long.class)
        .getSingleResult();
  }

  /** The place of the first line of the chain that is not older than this; empty when all are. */
  public Optional<Long> firstSince(Instant time) {
    return Optional.ofNullable(
        entityManager
            .createQuery(
                "select min(e.sequence) from AuditEntry e where e.occurredAt >= :time", Long.class)
            .setParameter("time", time)
            .getSingleResult());
  }

  /** Removes the lines of the chain before a place; how many there were. */
  public int removeBefore(long sequence) {
    return entityManager
        .createQuery("delete from AuditEntry e where e.sequence < :sequence")
        .setParameter("sequence", sequence)
        .executeUpdate();
  }

  /** Removes older lines that are in no chain; how many there were. */
  public int removeUnchainedBefore(Instant time) {
    return entityManager
        .createQuery("delete from AuditEntry e where e.sequence is null and e.occurredAt < :time")
        .setParameter("time", time)
        .executeUpdate();
  }

  private Optional<AuditHead> head(String lock) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select first_sequence, anchor, last_sequence, last_mac, unchained, mac from audit_head"
                    + " where id = 1"
                    + lock)
            .getResultList();
    return rows.stream().map(row -> head((Object[]) row)).findFirst();
  }

  private static AuditHead head(Object[] row) {
    return new AuditHead(
        ((Number) row[0]).longValue(),
        (String) row[1],
        ((Number) row[2]).longValue(),
        (String) row[3],
        ((Number) row[4]).longValue(),
        (String) row[5]);
  }

  private static String where(AuditFilter filter, Map<String, Object> parameters) {
    List<String> terms = new ArrayList<>();
    filter
        .user()
        .ifPresent(
            user -> {
              terms.add("(e.userId = :user or e.userEmail = :email)");
              parameters.put("user", user);
              parameters.put("email", User.normalEmail(user));
            });
    filter.action().ifPresent(action -> term(terms, parameters, "action = ", "action", action));
    filter
        .resource()
        .ifPresent(resource -> term(terms, parameters, "resource = ", "resource", resource));
    filter.resourceId().ifPresent(id -> term(terms, parameters, "resourceId = ", "resourceId", id));
    filter.from().ifPresent(from -> term(terms, parameters, "occurredAt >= ", "from", from));
    filter.to().ifPresent(to -> term(terms, parameters, "occurredAt < ", "to", to));
    return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
  }

  private static void term(
      List<String> terms, Map<String, Object> parameters, String left, String name, Object value) {
    terms.add("e." + left + ":" + name + "_");
    parameters.put(name + "_", value);
  }

  private static <T> TypedQuery<T> with(Map<String, Object> parameters, TypedQuery<T> query) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
