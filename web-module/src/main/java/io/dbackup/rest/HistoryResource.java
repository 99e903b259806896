package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ExecutionService;
import io.dbackup.execution.ExecutionFilter;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.rest.model.HistoryRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What ran: without parameters the newest hundred. */
@Path("history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
  private static final int DEFAULT_ROWS = 100;

  @Inject ExecutionService executions;

  /** Times are of creation, {@code from} inclusive, {@code to} exclusive. */
  @GET
  @RolesAllowed(Permission.HISTORY_READ)
  public Response list(
      @QueryParam("page") String page,
      @QueryParam("limit") String limit,
      @QueryParam("status") String status,
      @QueryParam("type") String type,
      @QueryParam("jobId") String jobId,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Page wanted = Page.of(page, limit, DEFAULT_ROWS);
    ExecutionFilter filter =
        new ExecutionFilter(
            QueryParameter.oneOf("status", status, ExecutionStatus.class),
            QueryParameter.oneOf("type", type, ExecutionType.class),
            QueryParameter.text(jobId),
            QueryParameter.instant("from", from),
            QueryParameter.instant("to", to));
    return Page.answer(
        executions.history(filter, wanted.skip(), wanted.size()).map(HistoryRow::of));
  }
}
