package io.dbackup.persistence;

import io.dbackup.backup.Backup;
import io.dbackup.backup.CatalogueFilter;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.job.Compression;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Listings of the catalogue: rows without manifests, whatever their number never held as entities.
 * Joins the caller's transaction.
 */
@ApplicationScoped
@Transactional
public class CatalogueRepository {
  private static final String COLUMNS =
      "b.id, b.path, b.lastModified, b.createdAt, b.jobId, b.jobName, b.sourceName, b.sourceType,"
          + " b.engineVersion, b.databases, b.encryptionProfileId, b.openedBy, b.storedSize,"
          + " b.compression, b.locked, b.safetyCopy, b.checksum, b.verifiedAt,"
          + " b.verificationPassed, b.verificationError, b.executionId, b.problem";

  private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");

  @Inject EntityManager entityManager;

  /** For the container. */
  public CatalogueRepository() {}

  public CatalogueRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** One page. */
  public List<CatalogueRow> page(
      String destinationId, CatalogueFilter filter, CatalogueOrder order, int skip, int limit) {
    return rows(new Conditions(destinationId, filter).query(COLUMNS, order), skip, limit);
  }

  /** The rows that follow a row of the same listing, or its first ones. */
  public List<CatalogueRow> after(
      String destinationId,
      CatalogueFilter filter,
      CatalogueOrder order,
      Optional<CatalogueRow> last,
      int limit) {
    Conditions conditions = new Conditions(destinationId, filter);
    last.ifPresent(
        row -> {
          String column = "b." + order.column().attribute();
          String beyond = order.ascending() ? ">" : "<";
          // The first part says nothing new, but lets the database begin in the middle of an index.
          conditions.add(
              String.format(
                  "%1$s %2$s= :value and (%1$s %2$s :value or (%1$s = :value and b.id %2$s :id))",
                  column, beyond),
              "value",
              row.value(order.column()));
          conditions.parameters.put("id", row.id());
        });
    return rows(conditions.query(COLUMNS, order), 0, limit);
  }

  public long count(String destinationId, CatalogueFilter filter) {
    Conditions conditions = new Conditions(destinationId, filter);
    TypedQuery<Long> query =
        entityManager.createQuery("select count(b) from Backup b" + conditions.where, Long.class);
    conditions.parameters.forEach(query::setParameter);
    return query.getSingleResult();
  }

  private List<CatalogueRow> rows(TypedQuery<Object[]> query, int skip, int limit) {
    return query.setFirstResult(skip).setMaxResults(limit).getResultList().stream()
        .map(CatalogueRepository::row)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static CatalogueRow row(Object[] c) {
    Instant createdAt = (Instant) c[3];
    return new CatalogueRow(
        (String) c[0],
        (String) c[1],
        c[2] == null ? createdAt : (Instant) c[2],
        createdAt,
        (String) c[4],
        (String) c[5],
        (String) c[6],
        (String) c[7],
        (String) c[8],
        (List<String>) c[9],
        new CatalogueRow.Encryption((String) c[10], (String) c[11]),
        (Long) c[12],
        (Compression) c[13],
        new CatalogueRow.Protection((Boolean) c[14], (Boolean) c[15]),
        (String) c[16],
        new CatalogueRow.Verdict((Instant) c[17], (Boolean) c[18], (String) c[19]),
        (String) c[20],
        (String) c[21]);
  }

  /** What of the rows is wanted, with the values it is compared with. */
  private final class Conditions {
    private final StringBuilder where = new StringBuilder(" where b.destinationId = :destination");
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions(String destinationId, CatalogueFilter filter) {
      parameters.put("destination", destinationId);
      filter.sourceType().ifPresent(type -> add("b.sourceType = :type", "type", type));
      if (filter.withoutSystem()) {
        add("b.sourceType <> :system", "system", Backup.SYSTEM);
      }
      filter.jobId().ifPresent(job -> add("b.jobId = :job", "job", job));
      // Always there: by the destination alone H2 takes the index of the foreign key, and sorts.
      add("b.createdAt >= :from", "from", filter.from().orElse(BEFORE_ALL));
      filter.to().ifPresent(to -> add("b.createdAt < :to", "to", to));
      filter
          .search()
          .ifPresent(
              part -> add("b.searchText like :search escape '!'", "search", containing(part)));
    }

    void add(String condition, String name, Object value) {
      where.append(" and ").append(condition);
      parameters.put(name, value);
    }

    TypedQuery<Object[]> query(String columns, CatalogueOrder order) {
      String direction = order.ascending() ? " asc" : " desc";
      // The destination is the same in all rows; with it the order is that of an index, and H2
      // sorts
      // nothing.
      String text =
          "select "
              + columns
              + " from Backup b"
              + where
              + " order by b.destinationId, b."
              + order.column().attribute()
              + direction
              + ", b.id"
              + direction;
      TypedQuery<Object[]> query = entityManager.createQuery(text, Object[].class);
      parameters.forEach(query::setParameter);
      return query;
    }
  }

  private static String containing(String part) {
    return '%' + part.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%';
  }
}
