package io.dbackup.event;

import io.dbackup.access.Caller;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.identity.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;

/**
 * Writes the audit trail. Called by use cases inside their transaction, so that there is no change
 * without its line and no line without its change. Called last, since from here to the end of the
 * transaction nobody else can record anything, see {@link AuditChain}. Details never contain
 * secrets.
 */
@ApplicationScoped
public class AuditRecorder {
  @Inject AuditChain chain;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  /** For the container. */
  public AuditRecorder() {}

  public AuditRecorder(AuditChain chain, CurrentCaller current, Clock clock) {
    this.chain = chain;
    this.current = current;
    this.clock = clock;
  }

  /**
   * Records what the present caller did; the server itself when there is none.
   *
   * @param resourceId null when the resource has no id
   * @param details what else is worth knowing; {@link JsonObject#EMPTY_JSON_OBJECT} for nothing
   */
  public void record(
      AuditAction action, AuditResource resource, String resourceId, JsonObject details) {
    record(current.get().orElse(null), action, resource, resourceId, details);
  }

  /**
   * The same in the name of somebody else; null is the server itself. Address and program are those
   * of the request.
   */
  public void record(
      Caller actor,
      AuditAction action,
      AuditResource resource,
      String resourceId,
      JsonObject details) {
    chain.append(
        new AuditEntry(
            TimeOrderedId.next(clock),
            clock.instant(),
            actor,
            current.client(),
            action,
            resource,
            resourceId,
            details.toString()));
  }
}
