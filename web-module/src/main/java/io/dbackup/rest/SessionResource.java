package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.SessionService;
import io.dbackup.rest.model.SessionRow;
import io.dbackup.rest.model.SessionsEnded;
import io.dbackup.rest.model.Success;
import io.dbackup.rest.security.ClientAddress;
import io.dbackup.rest.security.SessionCookie;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The sessions of whoever is logged in, and of nobody else. */
@Path("auth/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  @Inject SessionService sessions;
  @Inject ClientAddress addresses;
  @Inject HttpServletRequest request;

  @GET
  @RolesAllowed(Permission.AUTHENTICATED)
  public List<SessionRow> own() {
    return sessions.own(token()).stream().map(SessionRow::of).toList();
  }

  /** Ends all but the one that asks. */
  @DELETE
  @RolesAllowed(Permission.AUTHENTICATED)
  public SessionsEnded endOthers() {
    return SessionsEnded.of(sessions.endOthers(token()));
  }

  /** Ends one; the browser forgets the one that asks. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.AUTHENTICATED)
  public Response end(@PathParam("id") String id) {
    Response.ResponseBuilder answer = Response.ok(Success.done());
    return sessions.end(token(), id)
        ? answer.cookie(SessionCookie.forgetting(addresses.secure(request))).build()
        : answer.build();
  }

  private String token() {
    return SessionCookie.token(request).orElse("");
  }
}
