package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditVerifier;
import io.dbackup.persistence.AuditRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Reading the audit trail, and recording what was refused. Everything else is recorded by the use
 * case that does it.
 */
@Stateless
public class AuditService {
  private static final int LONGEST_PATH = 200;

  @Inject AuditRepository entries;
  @Inject AuditRecorder recorder;
  @Inject AuditVerifier verifier;

  /** Newest first. */
  @RolesAllowed(Permission.AUDIT_READ)
  public List<AuditEntry> find(AuditFilter filter, int skip, int limit) {
    return entries.find(filter, skip, limit);
  }

  @RolesAllowed(Permission.AUDIT_READ)
  public long count(AuditFilter filter) {
    return entries.count(filter);
  }

  /**
   * Reads the whole trail and checks that it is as it was written. Without a transaction, since it
   * can take long.
   */
  @RolesAllowed(Permission.AUDIT_READ)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AuditCheck verify() {
    return verifier.verify();
  }

  /** Records that the present caller asked for something it may not do. */
  @PermitAll
  public void recordDenial(String reason, String method, String path) {
    recorder.record(
        AuditAction.DENIED,
        AuditResource.AUTH,
        null,
        JSON.createObjectBuilder()
            .add("reason", reason)
            .add("method", method)
            .add("path", path.substring(0, Math.min(LONGEST_PATH, path.length())))
            .build());
  }
}
