package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.NotificationService;
import io.dbackup.notification.NotificationFilter;
import io.dbackup.notification.NotificationStatus;
import io.dbackup.rest.model.Done;
import io.dbackup.rest.model.NotificationRow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What was, is or will be sent through the channels, newest first. */
@Path("notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
  private static final int PAGE_SIZE = 100;

  @Inject NotificationService notifications;

  /** A bare array, with the number of all matching rows in {@code X-Total-Count}. */
  @GET
  @RolesAllowed(Permission.NOTIFICATIONS_READ)
  public Response list(
      @QueryParam("adapterId") String adapterId,
      @QueryParam("executionId") String executionId,
      @QueryParam("status") String status,
      @QueryParam("page") String page,
      @QueryParam("limit") String limit) {
    Page wanted = Page.of(page, limit, PAGE_SIZE);
    NotificationFilter filter =
        new NotificationFilter(
            QueryParameter.text(adapterId),
            QueryParameter.text(executionId),
            QueryParameter.oneOf("status", status, NotificationStatus.class));
    return Page.answer(
        notifications.list(filter, wanted.skip(), wanted.size()).map(NotificationRow::of));
  }

  @POST
  @Path("{id}/retry")
  @RolesAllowed(Permission.NOTIFICATIONS_WRITE)
  public Done retry(@PathParam("id") String id) {
    notifications.retry(id);
    return Done.with("The notification is sent again within seconds");
  }
}
