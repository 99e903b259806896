package io.dbackup.persistence;

import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.ForeignObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What scans of destinations saw. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class SightingRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public SightingRepository() {}

  public SightingRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * A backup as the last scan saw it.
   *
   * @param lastModified null before the first scan
   * @param problem null when all of it was there
   */
  public record Sighting(String id, String path, long size, Instant lastModified, String problem) {}

  /** Every backup of the catalogue at a destination, in any order. */
  public List<Sighting> sightings(String destinationId) {
    return entityManager
        .createQuery(
            "select b.id, b.path, b.storedSize, b.lastModified, b.problem from Backup b"
                + " where b.destinationId = :destination",
            Object[].class)
        .setParameter("destination", destinationId)
        .getResultList()
        .stream()
        .map(
            c ->
                new Sighting(
                    (String) c[0], (String) c[1], (Long) c[2], (Instant) c[3], (String) c[4]))
        .toList();
  }

  /**
   * Notes what was seen of a backup, unless somebody has noted something else since the scan read
   * its row. The version stays: nobody who works on the backup is disturbed, and should an old
   * value be written back, the next scan sees it.
   */
  public void note(Sighting before, Instant lastModified, Optional<String> problem) {
    entityManager
        .createQuery(
            "update Backup b set b.lastModified = :modified, b.problem = :problem where b.id = :id"
                + (before.problem() == null
                    ? " and b.problem is null"
                    : " and b.problem is not null"))
        .setParameter("modified", lastModified)
        .setParameter("problem", problem.orElse(null))
        .setParameter("id", before.id())
        .executeUpdate();
  }

  /** The last scan that ended well; empty before the first. */
  public Optional<CatalogueState> state(String destinationId) {
    return Optional.ofNullable(entityManager.find(CatalogueState.class, destinationId));
  }

  public void add(CatalogueState state) {
    entityManager.persist(state);
  }

  /** By path. */
  public List<ForeignObject> foreign(String destinationId) {
    return entityManager
        .createQuery(
            "select f from ForeignObject f where f.destinationId = :destination order by f.path",
            ForeignObject.class)
        .setParameter("destination", destinationId)
        .getResultList();
  }

  public void add(ForeignObject object) {
    entityManager.persist(object);
  }

  public void remove(ForeignObject object) {
    entityManager.remove(object);
  }
}
