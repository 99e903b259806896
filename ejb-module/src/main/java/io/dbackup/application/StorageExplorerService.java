package io.dbackup.application;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.backup.CatalogueFilter;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.ForeignObject;
import io.dbackup.catalogue.DeletionTrace;
import io.dbackup.catalogue.DestinationScans;
import io.dbackup.catalogue.PartialDeletionException;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.CatalogueRepository;
import io.dbackup.persistence.SightingRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What lies at the destinations: listing, locking and deleting backups. Nothing here runs in a
 * transaction of the request, since destinations may take their time; what is changed has its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StorageExplorerService {
  private static final System.Logger LOG = System.getLogger(StorageExplorerService.class.getName());
  private static final String BACKUP = "BACKUP";

  @Inject StoredBackupUse use;
  @Inject DestinationScans scans;
  @Inject CatalogueRepository catalogue;
  @Inject SightingRepository sightings;
  @Inject BackupRemoval removal;
  @Inject DeletionTrace trace;
  @Inject StorageSnapshots snapshots;
  @Inject EngineNames engines;

  /**
   * A listing.
   *
   * @param scannedAt when the scan began whose result it shows
   * @param total rows that match, on all pages
   * @param rows may be gone through once; read from the catalogue bit by bit, when all are wanted
   */
  public record Listing(Instant scannedAt, long total, Iterable<CatalogueRow> rows) {}

  /** Objects that belong to no backup: how many and how large, and the first of them by path. */
  public record Foreigners(Instant scannedAt, long count, long size, List<ForeignObject> objects) {}

  /**
   * What became of one of several backups.
   *
   * @param error why nothing was done, or not all; empty when it was done
   */
  public record Outcome(String path, Optional<String> error) {}

  /**
   * The backups at a destination from the catalogue, which is scanned first when it is too old for
   * that; backups that were not known are taken in, and one whose objects are gone says so. A
   * destination that does not answer, or cannot be listed, is an error.
   *
   * @param refresh whether it is scanned in any case
   */
  @RolesAllowed(Permission.STORAGE_READ)
  public Listing list(String destinationId, ListingRequest request, boolean refresh) {
    AdapterConfig destination = use.destination(destinationId);
    CatalogueFilter filter = filter(request);
    Instant scannedAt = refresh ? scans.refreshed(destination) : scans.listable(destination);
    long total = catalogue.count(destinationId, filter);
    Iterable<CatalogueRow> rows =
        request
            .page()
            .<Iterable<CatalogueRow>>map(
                page ->
                    catalogue.page(
                        destinationId, filter, request.order(), page.skip(), page.limit()))
            .orElseGet(() -> CatalogueRows.of(catalogue, destinationId, filter, request.order()));
    return new Listing(scannedAt, total, rows);
  }

  private CatalogueFilter filter(ListingRequest request) {
    Optional<String> engine =
        request
            .typeFilter()
            .filter(type -> !type.equals(BACKUP))
            .map(
                type ->
                    type.equals(Backup.SYSTEM)
                        ? type
                        : engines.require(
                            "typeFilter", type, BACKUP + ", " + Backup.SYSTEM + " or "));
    return new CatalogueFilter(
        engine,
        request.typeFilter().filter(BACKUP::equals).isPresent(),
        request.search(),
        request.jobId(),
        request.from(),
        request.to());
  }

  /** What lies at a destination and is no backup. Scans and fails as a listing does. */
  @RolesAllowed(Permission.STORAGE_READ)
  public Foreigners foreign(String destinationId, boolean refresh) {
    AdapterConfig destination = use.destination(destinationId);
    Instant scannedAt = refresh ? scans.refreshed(destination) : scans.listable(destination);
    Optional<CatalogueState> state = sightings.state(destinationId);
    return new Foreigners(
        scannedAt,
        state.map(CatalogueState::foreignCount).orElse(0L),
        state.map(CatalogueState::foreignSize).orElse(0L),
        sightings.foreign(destinationId));
  }

  /** Protects a backup from every deletion, or lifts that. */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public void lock(String destinationId, String path, boolean locked) {
    removal.lock(destinationId, path, locked);
  }

  /** The same for several; each succeeds or fails alone. */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public List<Outcome> lock(String destinationId, List<String> paths, boolean locked) {
    use.destination(destinationId);
    return each(paths, path -> removal.lock(destinationId, path, locked));
  }

  /**
   * Deletes a backup: CONFLICT when it is locked or in use. Returns only when the destination shows
   * nothing of it any more; if deleting fails half-way, the backup stays listed as incomplete and
   * can be deleted again.
   */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public void delete(String destinationId, String path) {
    remove(destinationId, path);
    snapshots.note(destinationId);
  }

  /** The same for several; each succeeds or fails alone. */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public List<Outcome> delete(String destinationId, List<String> paths) {
    use.destination(destinationId);
    List<Outcome> outcomes = each(paths, path -> remove(destinationId, path));
    snapshots.note(destinationId);
    return outcomes;
  }

  private void remove(String destinationId, String path) {
    try {
      removal.delete(destinationId, path);
    } catch (PartialDeletionException e) {
      trace.note(destinationId, path, e);
      throw e;
    }
  }

  private static List<Outcome> each(List<String> paths, Consumer<String> work) {
    return paths.stream().map(path -> new Outcome(path, failure(path, work))).toList();
  }

  private static Optional<String> failure(String path, Consumer<String> work) {
    try {
      work.accept(path);
      return Optional.empty();
    } catch (BackupException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An unexpected failure with " + path, e);
      return Optional.of("Failed unexpectedly; the server's log says why");
    }
  }
}
