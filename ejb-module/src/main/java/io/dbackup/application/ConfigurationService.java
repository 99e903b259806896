package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.configuration.ConfigurationDocument;
import io.dbackup.configuration.ConfigurationExport;
import io.dbackup.configuration.ConfigurationFile;
import io.dbackup.configuration.ConfigurationImport;
import io.dbackup.configuration.ImportMode;
import io.dbackup.configuration.ImportPlan;
import io.dbackup.configuration.ImportReport;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ProfileRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes the configuration of an instance out, and into another one. */
@Stateless
public class ConfigurationService {
  @Inject ConfigurationExport export;
  @Inject ConfigurationFile files;
  @Inject ConfigurationImport imports;
  @Inject ProfileRepository profiles;
  @Inject CurrentCaller current;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** A file to be downloaded. */
  public record Exported(String fileName, byte[] content) {}

  /**
   * How to import.
   *
   * @param key of the profile the file is encrypted with; empty when the vault has it
   * @param onlyCheck whether nothing shall be changed
   * @param enableJobs whether jobs are enabled as the file says, or else all disabled
   */
  public record ImportCommand(
      Optional<String> key, ImportMode mode, boolean onlyCheck, boolean enableJobs) {}

  /**
   * Exports everything. It holds keys, so it takes the permission to take keys out, too.
   *
   * @param profileId the profile that encrypts it; without one there are no secrets in it
   */
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public Exported export(Optional<String> profileId) {
    current.require(Permission.VAULT_WRITE);
    Instant now = clock.instant();
    String fileName = ConfigurationFileName.ofDownload(now, profileId.isPresent());
    if (profileId.isEmpty()) {
      byte[] plain = export.document(false).toBytes();
      audit.record(
          AuditAction.EXPORT, AuditResource.SYSTEM, "configuration", exported(false).build());
      return new Exported(fileName, plain);
    }
    String id = profileId.get();
    if (profiles.find(id).isEmpty()) {
      throw BackupException.notFound("Encryption profile");
    }
    byte[] file = files.pack(export.document(true), id, TimeOrderedId.next(clock), now).bytes();
    audit.record(AuditAction.EXPORT, AuditResource.VAULT, id, exported(true).build());
    return new Exported(fileName, file);
  }

  private static JsonObjectBuilder exported(boolean secrets) {
    return JSON.createObjectBuilder()
        .add("action", "config-export")
        .add("secretsIncluded", secrets);
  }

  /**
   * Imports a file, all of it or nothing. Only for a SuperAdmin in person, since it makes users and
   * groups. INVALID names everything that is wrong with the content, UNPROCESSABLE says that the
   * key does not fit or the file is damaged.
   */
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public ImportReport importFile(byte[] file, ImportCommand command) {
    Caller caller = current.require();
    Grant.requireSuperAdminFor(caller, true);
    ConfigurationDocument document = files.read(file, command.key());
    ImportReport report =
        imports.run(
            document,
            new ImportPlan.Options(command.mode(), command.enableJobs()),
            command.onlyCheck());
    if (!command.onlyCheck()) {
      audit.record(
          AuditAction.UPDATE,
          AuditResource.SYSTEM,
          "configuration",
          JSON.createObjectBuilder()
              .add("action", "config-import")
              .add("mode", command.mode().name())
              .add("exportedAt", document.exportedAt())
              .add("secretsIncluded", document.secretsIncluded())
              .add("created", counts(report.created()))
              .add("updated", counts(report.updated()))
              .add("kept", counts(report.kept()))
              .build());
    }
    return report;
  }

  private static JsonObjectBuilder counts(Map<String, Integer> counts) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    counts.forEach(json::add);
    return json;
  }
}
