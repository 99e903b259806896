package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditVerifier;
import io.dbackup.persistence.AuditRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.OptionalLong;

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
  @Inject DenialLimit limit;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  /** Newest first. */
  @RolesAllowed(Permission.AUDIT_READ)
  public Part<AuditEntry> find(AuditFilter filter, int skip, int limit) {
    return new Part<>(entries.find(filter, skip, limit), entries.count(filter));
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

  /**
   * Records that the present caller asked for something it may not do; the same again within a
   * minute is only counted, see {@link DenialLimit}.
   */
  @PermitAll
  public void recordDenial(String reason, String method, String path) {
    String who =
        current
            .get()
            .map(caller -> caller.apiKey().orElse(caller.userId()))
            .orElseGet(() -> "nobody at " + current.client().address());
    OptionalLong leftOut = limit.admit(who + " " + reason, clock.instant());
    if (leftOut.isEmpty()) {
      return;
    }
    JsonObjectBuilder details =
        JSON.createObjectBuilder()
            .add("reason", reason)
            .add("method", method)
            .add("path", path.substring(0, Math.min(LONGEST_PATH, path.length())));
    if (leftOut.getAsLong() > 0) {
      details.add("leftOutBefore", leftOut.getAsLong());
    }
    recorder.record(AuditAction.DENIED, AuditResource.AUTH, null, details.build());
  }
}
