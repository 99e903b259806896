package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.backup.Backup;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.execution.ExecutionType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Starts verifications, which re-read every byte of a backup. */
@Stateless
public class VerificationService {
  @Inject StoredBackupUse use;

  /** Queues a verification and returns the id of its execution. */
  @RolesAllowed(Permission.STORAGE_READ)
  public String start(String destinationId, String path) {
    Backup backup = use.find(destinationId, path);
    VerificationPlan plan = new VerificationPlan(destinationId, backup.path());
    return use.queue(
        ExecutionType.VERIFICATION,
        destinationId,
        backup.path(),
        plan.toJson(),
        JSON.createObjectBuilder().add("action", "verify").add("path", backup.path()).build());
  }
}
