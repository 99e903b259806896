package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.catalogue.ProfileUse;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Execution;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.job.BackupJob;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.recovery.RecoveryKit;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Encryption profiles. A key leaves the vault only inside a recovery kit. */
@Stateless
public class VaultService {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;
  @Inject JobRepository jobs;
  @Inject ProfileUse use;
  @Inject ExecutionRepository executions;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** By name. */
  @RolesAllowed(Permission.VAULT_READ)
  public List<EncryptionProfile> list() {
    return profiles.all();
  }

  /**
   * Creates a profile with a new random key, or imports a key.
   *
   * @param description null for none
   * @param importedKey 64 hexadecimal digits; empty for a new key
   * @param importedId the id the profile has at another instance, so that backups encrypted there
   *     are recognised here; only with an imported key
   */
  @RolesAllowed(Permission.VAULT_WRITE)
  public EncryptionProfile create(
      String name, String description, Optional<String> importedKey, Optional<String> importedId) {
    String id = importedId.orElseGet(() -> TimeOrderedId.next(clock));
    if (importedId.isPresent() && importedKey.isEmpty()) {
      throw BackupException.invalid("id goes with an imported key only");
    }
    if (profiles.find(id).isPresent()) {
      throw BackupException.conflict("The vault has a profile with this id already");
    }
    requireFree(name, id);
    try (SecretBytes key = importedKey.map(SecretBytes::ofHexKey).orElseGet(VaultService::newKey)) {
      EncryptionProfile profile =
          new EncryptionProfile(id, name, description, keys.seal(id, key), clock.instant());
      profiles.add(profile);
      if (importedKey.isPresent()) {
        use.tie(id);
      }
      record(importedKey.isPresent() ? "import" : "create", AuditAction.CREATE, profile);
      return profile;
    }
  }

  /** Changes name and description; the key of a profile never changes. */
  @RolesAllowed(Permission.VAULT_WRITE)
  public EncryptionProfile update(
      String id, Edition seen, Change<String> name, Change<String> description) {
    EncryptionProfile profile = find(id);
    seen.require(profile.updatedAt());
    JsonObject before = AuditDetails.of(profile);
    name.toOptional().ifPresent(wanted -> requireFree(wanted, id));
    name.apply(wanted -> profile.rename(wanted, clock.instant()));
    description.apply(text -> profile.describe(text, clock.instant()));
    record(
        "update",
        AuditAction.UPDATE,
        profile,
        AuditDetails.ofUpdate(before, AuditDetails.of(profile)));
    return profile;
  }

  /**
   * Deletes a profile that nothing needs any more. CONFLICT as long as a job uses it or a stored
   * backup can be read with no other profile, also one that was made under another profile's id.
   */
  @RolesAllowed(Permission.VAULT_WRITE)
  public void delete(String id) {
    EncryptionProfile profile = find(id);
    List<String> jobNames = jobs.namesUsingProfile(id);
    if (!jobNames.isEmpty()) {
      throw BackupException.conflict(
          "Cannot delete. This profile is used in the following jobs: "
              + String.join(", ", jobNames.subList(0, Math.min(20, jobNames.size()))));
    }
    long stored = use.countNeeding(id);
    if (stored > 0) {
      throw BackupException.conflict(
          "Cannot delete. "
              + (stored == 1 ? "1 stored backup" : stored + " stored backups")
              + " can be read with no other profile of the vault");
    }
    if (executions.runningBackups().stream().anyMatch(this::startedWithOtherSettings)) {
      throw BackupException.conflict(
          "Cannot delete now. A running backup may still use this profile; try again when it has"
              + " ended");
    }
    profiles.remove(profile);
    record("delete", AuditAction.DELETE, profile);
  }

  /** A ZIP with the key and the programs to decrypt with it, and a name for the download. */
  public record Kit(String fileName, byte[] zip) {}

  /** The recovery kit of a profile, which is the only way its key leaves the vault. */
  @RolesAllowed(Permission.VAULT_WRITE)
  public Kit recoveryKit(String id) {
    EncryptionProfile profile = find(id);
    record("recovery-kit", AuditAction.EXPORT, profile);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (SecretBytes key = keys.keyOf(id)) {
      RecoveryKit kit = new RecoveryKit(id, profile.name(), key, clock.instant());
      kit.writeTo(zip);
      return new Kit(kit.fileName(), zip.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The recovery kit cannot be made", e);
    }
  }

  /** A run takes its settings when it starts, so its job no longer tells what it encrypts with. */
  private boolean startedWithOtherSettings(Execution running) {
    Optional<BackupJob> job = running.jobId().flatMap(jobs::find);
    return job.isEmpty()
        || running.startedAt().map(start -> job.get().updatedAt().isAfter(start)).orElse(true);
  }

  private EncryptionProfile find(String id) {
    return profiles.find(id).orElseThrow(() -> BackupException.notFound("Encryption profile"));
  }

  private void requireFree(String name, String exceptId) {
    if (profiles.nameTaken(name, exceptId)) {
      throw BackupException.conflict(
          "An encryption profile with the name \"" + name + "\" already exists");
    }
  }

  private static SecretBytes newKey() {
    byte[] key = new byte[SecretBytes.KEY_LENGTH];
    RANDOM.nextBytes(key);
    try {
      return SecretBytes.copyOf(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private void record(String what, AuditAction action, EncryptionProfile profile) {
    record(what, action, profile, AuditDetails.of(profile));
  }

  private void record(
      String what, AuditAction action, EncryptionProfile profile, JsonObject details) {
    audit.record(
        action,
        AuditResource.VAULT,
        profile.id(),
        JSON.createObjectBuilder(details).add("action", what).build());
  }
}
