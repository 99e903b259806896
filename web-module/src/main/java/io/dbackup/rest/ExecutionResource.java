package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ExecutionService;
import io.dbackup.execution.Execution;
import io.dbackup.execution.LogEntry;
import io.dbackup.rest.model.Done;
import io.dbackup.rest.model.ExecutionAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.List;

/** Executions: polling, watching and cancelling them. */
@Path("executions/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExecutionResource {
  @Inject ExecutionService executions;
  @Inject ExecutionEvents events;
  @Inject Clock clock;

  @GET
  @RolesAllowed(Permission.HISTORY_READ)
  public ExecutionAnswer get(
      @PathParam("id") String id, @QueryParam("includeLogs") String includeLogs) {
    boolean withLog = QueryParameter.flag("includeLogs", includeLogs, false);
    Execution execution = executions.get(id);
    List<LogEntry> log = withLog ? executions.log(id) : List.of();
    return ExecutionAnswer.of(execution, log, clock.instant());
  }

  @POST
  @Path("cancel")
  @RolesAllowed(Permission.JOBS_EXECUTE)
  public Done cancel(@PathParam("id") String id) {
    Execution execution = executions.cancel(id);
    return Done.with(
        execution.status().isFinal()
            ? "Pending execution cancelled"
            : "Cancellation requested; the execution stops within seconds");
  }

  /** Tells of progress and log lines until the end, resuming after the last event a client had. */
  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed(Permission.HISTORY_READ)
  public void events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    executions.get(id);
    events.watch(id, lastEventId, sink, sse);
  }
}
