package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.error.BackupException;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.vault.SecretCipher;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Starts restores. Whatever can be known before the start is checked here and refused before
 * anything is queued; the run itself checks again, and reads every byte, before it touches a
 * target.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RestoreService {
  /** What the credentials in a plan are encrypted for. */
  private static final String CREDENTIALS_CONTEXT = "privilegedAuth";

  @Inject StoredBackupUse use;
  @Inject AdapterConfigRepository adapters;
  @Inject BackupCatalogue catalogue;
  @Inject RestoreChecks checks;
  @Inject EngineNames engines;
  @Inject SecretCipher cipher;

  /** Queues a restore and returns the id of its execution. */
  @RolesAllowed(Permission.STORAGE_RESTORE)
  public String start(String destinationId, RestoreCommand command) {
    Backup backup = use.find(destinationId, command.path());
    if (backup.system()) {
      throw BackupException.conflict(
          "This is a backup of DBackup's own configuration. Download it and import it with POST"
              + " /api/settings/config-import");
    }
    AdapterConfig target = target(command.targetSourceId());
    if (!target.adapterId().equals(backup.sourceType())) {
      throw BackupException.conflict(
          String.format(
              "The backup is of %s and cannot be restored to '%s', which is %s",
              backup.sourceType(), target.name(), target.adapterId()));
    }
    List<Mapping> mapping = RestoreMapping.resolve(backup.databases(), command);
    Trust trust = command.force() ? Trust.VOUCHED_FOR : Trust.AUTHENTIC;
    try (StoredBackup stored = catalogue.open(backup, trust)) {
      checks.requireRestorable(stored);
      checks.requireTarget(stored.manifest(), target, mapping, command);
    }
    RestorePlan plan =
        new RestorePlan(
            destinationId,
            backup.path(),
            target.id(),
            mapping,
            command.privilegedAuth().map(this::encrypt),
            command.safetyCopy(),
            command.onExisting(),
            command.force());
    return use.queue(
        ExecutionType.RESTORE, destinationId, backup.path(), plan.toJson(), details(plan));
  }

  /**
   * The names of the databases in a backup, without its key: that restoring needs one is said when
   * it is asked for.
   *
   * @param type the kind of database, as a hint; the manifest knows better, so it is only checked
   */
  @RolesAllowed(Permission.STORAGE_RESTORE)
  public List<String> analyze(String destinationId, String path, Optional<String> type) {
    type.ifPresent(name -> engines.require("type", name, ""));
    try (StoredBackup stored = catalogue.open(use.find(destinationId, path), Trust.LISTED)) {
      stored.requireObjects();
      return stored.manifest().databases();
    }
  }

  private AdapterConfig target(String id) {
    return adapters
        .find(id)
        .filter(config -> config.type() == AdapterType.DATABASE)
        .orElseThrow(() -> BackupException.notFound("Target source"));
  }

  private String encrypt(Credentials credentials) {
    String json =
        JSON.createObjectBuilder()
            .add("user", credentials.user())
            .add("password", credentials.password())
            .build()
            .toString();
    return cipher.encrypt(json, CREDENTIALS_CONTEXT);
  }

  private static JsonObject details(RestorePlan plan) {
    JsonArrayBuilder databases = JSON.createArrayBuilder();
    plan.mapping()
        .forEach(
            entry ->
                databases.add(
                    JSON.createObjectBuilder()
                        .add("from", entry.originalName())
                        .add("to", entry.targetName())));
    return JSON.createObjectBuilder()
        .add("action", "restore")
        .add("path", plan.path())
        .add("targetSourceId", plan.targetSourceId())
        .add("databases", databases)
        .add("safetyCopy", plan.safetyCopy())
        .add("onExisting", plan.onExisting().apiName())
        .add("force", plan.force())
        .add("privileged", plan.privilegedAuth().isPresent())
        .build();
  }
}
