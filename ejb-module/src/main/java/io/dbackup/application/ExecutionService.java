package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.LogEntry;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Executions: what runs, what ran, and stopping it. */
@Stateless
public class ExecutionService {
  /** Log lines given at once; the rest can be asked for by the id of the last one. */
  public static final int MAX_LOG_LINES = 20_000;

  @Inject ExecutionRepository executions;
  @Inject ExecutionCounts counts;
  @Inject ExecutionCancellation cancellation;
  @Inject CurrentCaller current;
  @Inject AuditRecorder audit;

  @RolesAllowed(Permission.HISTORY_READ)
  public Execution get(String id) {
    return executions.find(id).orElseThrow(() -> BackupException.notFound("Execution"));
  }

  /** The log in the order it was written. */
  @RolesAllowed(Permission.HISTORY_READ)
  public List<LogEntry> log(String id) {
    return executions.log(id, 0, MAX_LOG_LINES);
  }

  /**
   * Newest first. The total is exact up to ten thousand; of more, what it was at most a minute ago.
   */
  @RolesAllowed(Permission.HISTORY_READ)
  public Part<Execution> history(ExecutionFilter filter, int skip, int limit) {
    return new Part<>(executions.search(filter, skip, limit), counts.of(filter));
  }

  /** Ends an execution that waits, or asks one that runs to stop; CONFLICT when it has ended. */
  @RolesAllowed(Permission.JOBS_EXECUTE)
  public Execution cancel(String id) {
    String who = current.require().name();
    Execution execution = cancellation.cancel(id, "Cancelled by " + who);
    audit.record(
        AuditAction.EXECUTE,
        AuditResource.EXECUTION,
        id,
        JSON.createObjectBuilder().add("action", "cancel").build());
    return execution;
  }
}
