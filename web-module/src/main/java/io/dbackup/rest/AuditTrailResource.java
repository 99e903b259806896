package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.AuditService;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.rest.model.AuditAnswer;
import io.dbackup.rest.model.AuditCheckAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The audit trail, newest first. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditTrailResource {
  private static final int PAGE_SIZE = 100;

  @Inject AuditService audit;

  /**
   * A bare array, with the number of all matching lines in {@code X-Total-Count}; {@code to} is
   * exclusive.
   */
  @GET
  @RolesAllowed(Permission.AUDIT_READ)
  public Response find(
      @QueryParam("user") String user,
      @QueryParam("action") String action,
      @QueryParam("resource") String resource,
      @QueryParam("resourceId") String resourceId,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("page") String page,
      @QueryParam("limit") String limit) {
    AuditFilter filter =
        new AuditFilter(
            QueryParameter.text(user),
            QueryParameter.oneOf("action", action, AuditAction.class),
            QueryParameter.oneOf("resource", resource, AuditResource.class),
            QueryParameter.text(resourceId),
            QueryParameter.instant("from", from),
            QueryParameter.instant("to", to));
    Page wanted = Page.of(page, limit, PAGE_SIZE);
    return Page.answer(audit.find(filter, wanted.skip(), wanted.size()).map(AuditAnswer::of));
  }

  /** Whether the trail is as it was written. */
  @GET
  @Path("verify")
  @RolesAllowed(Permission.AUDIT_READ)
  public AuditCheckAnswer verify() {
    return AuditCheckAnswer.of(audit.verify());
  }
}
