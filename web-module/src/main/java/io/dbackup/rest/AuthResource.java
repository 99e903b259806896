package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.application.AuthenticationService;
import io.dbackup.application.OpenedSession;
import io.dbackup.config.InstanceSettings;
import io.dbackup.rest.error.ErrorAnswer;
import io.dbackup.rest.model.SessionAnswer;
import io.dbackup.rest.model.Success;
import io.dbackup.rest.security.ClientAddress;
import io.dbackup.rest.security.LoginLimit;
import io.dbackup.rest.security.SessionCookie;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Logging in and out. */
@Path("auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  private static final int LONGEST_PASSWORD = 10_000;

  @Inject AuthenticationService authentication;
  @Inject InstanceSettings settings;
  @Inject ClientAddress addresses;
  @Inject LoginLimit limit;
  @Inject HttpServletRequest request;

  /** Begins a session; every refusal reads the same. */
  @POST
  @Path("login")
  @PermitAll
  public Response login(RequestBody body) {
    String email = body.requiredText("email");
    String password =
        body.optionalText("password", LONGEST_PASSWORD)
            .orElseGet(() -> body.requiredText("password"));
    Optional<Response> refusal = limit.refusal(email);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<OpenedSession> session = authentication.login(email, password);
    return session
        .map(this::opened)
        .orElseGet(() -> ErrorAnswer.of(401, "Wrong e-mail address or password"));
  }

  /** Ends the session, if there is one. */
  @POST
  @Path("logout")
  @PermitAll
  public Response logout() {
    SessionCookie.token(request).ifPresent(authentication::logout);
    return Response.ok(Success.done())
        .cookie(SessionCookie.forgetting(addresses.secure(request)))
        .build();
  }

  @GET
  @Path("session")
  @RolesAllowed(Permission.AUTHENTICATED)
  public SessionAnswer session() {
    User user = authentication.currentUser();
    return SessionAnswer.of(user);
  }

  private Response opened(OpenedSession session) {
    return Response.ok(SessionAnswer.of(session.user()))
        .cookie(
            SessionCookie.holding(
                session.token().text(), settings.sessionLength(), addresses.secure(request)))
        .build();
  }
}
