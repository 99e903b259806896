package io.dbackup.persistence;

import io.dbackup.access.User;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit trail: added to, never changed. Joins the caller's transaction. */
@ApplicationScoped
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
