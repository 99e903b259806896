package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.BackupDeletion;
import io.dbackup.catalogue.CatalogueScan;
import io.dbackup.catalogue.CatalogueScan.Findings;
import io.dbackup.catalogue.Inventory;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.BackupRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What lies at the destinations: listing, locking and deleting backups, and the space they take.
 */
@Stateless
public class StorageExplorerService {
  private static final int MAX_DAYS = 365;

  @Inject StoredBackupUse use;
  @Inject BackupRepository backups;
  @Inject CatalogueScan scan;
  @Inject BackupDeletion deletion;
  @Inject EngineNames engines;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * A backup in a listing.
   *
   * @param lastModified as the destination says
   * @param problem what of it does not lie at the destination as recorded, in words
   */
  public record Listed(Backup backup, Instant lastModified, Optional<String> problem) {}

  /**
   * The backups at a destination, newest first, as it is at this moment: backups that were not
   * known are taken into the catalogue, and one whose objects are gone says so. A destination that
   * cannot be listed is an error.
   *
   * @param typeFilter {@code BACKUP}, {@code SYSTEM} or the id of a kind of database; empty for all
   */
  @RolesAllowed(Permission.STORAGE_READ)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Listed> list(String destinationId, Optional<String> typeFilter) {
    AdapterConfig destination = use.destination(destinationId);
    Predicate<Backup> wanted = typeFilter.map(this::filter).orElse(backup -> true);
    Findings findings = scan.scan(destination);
    Inventory inventory = findings.inventory();
    return findings.backups().stream()
        .filter(wanted)
        .map(
            backup -> new Listed(backup, inventory.lastModified(backup), inventory.problem(backup)))
        // What was deleted meanwhile is not a backup with missing objects.
        .filter(row -> row.problem().isEmpty() || backups.find(row.backup().id()).isPresent())
        .toList();
  }

  private Predicate<Backup> filter(String type) {
    return switch (type) {
      case "BACKUP" -> backup -> true;
      case "SYSTEM" -> backup -> false;
      default -> {
        String engine = engines.require("typeFilter", type, "BACKUP, SYSTEM or ");
        yield backup -> backup.sourceType().equals(engine);
      }
    };
  }

  /**
   * The space the backups of today's catalogue took at the end of each of the last days, and now.
   *
   * @param days 1 to 365
   */
  @RolesAllowed(Permission.STORAGE_READ)
  public List<StorageUsage> history(String destinationId, int days) {
    if (days < 1 || days > MAX_DAYS) {
      throw BackupException.invalid("days must be from 1 to " + MAX_DAYS);
    }
    use.destination(destinationId);
    return StorageUsage.history(backups.atDestination(destinationId), days, clock.instant());
  }

  /** Protects a backup from every deletion, or lifts that. */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public void lock(String destinationId, String path, boolean locked) {
    use.lock(destinationId, path).lock(locked);
    audit.record(
        AuditAction.UPDATE,
        AuditResource.STORAGE,
        destinationId,
        JSON.createObjectBuilder().add("path", path).add("locked", locked).build());
  }

  /**
   * Deletes a backup: CONFLICT when it is locked or in use. Returns only when the destination shows
   * nothing of it any more; if deleting fails half-way, the backup stays listed as incomplete and
   * can be deleted again.
   */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public void delete(String destinationId, String path) {
    AdapterConfig destination = use.destination(destinationId);
    Backup backup = use.lock(destinationId, path);
    if (backup.locked()) {
      throw BackupException.conflict(
          "The backup is locked. Unlock it first if it shall be deleted");
    }
    use.requireUnused(backup);
    deletion.delete(destination, backup);
    backups.remove(backup);
    audit.record(
        AuditAction.DELETE,
        AuditResource.STORAGE,
        destinationId,
        JSON.createObjectBuilder()
            .add("path", path)
            .add("size", backup.storedSize())
            .add("createdAt", backup.createdAt().toString())
            .build());
  }
}
