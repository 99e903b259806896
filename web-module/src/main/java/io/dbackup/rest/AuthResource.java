package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.application.AuthenticationService;
import io.dbackup.application.OpenedSession;
import io.dbackup.application.SetupService;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.rest.error.ErrorAnswer;
import io.dbackup.rest.model.SessionAnswer;
import io.dbackup.rest.model.SetupAnswer;
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
  private static final int LONGEST_NAME = 200;

  @Inject AuthenticationService authentication;
  @Inject SetupService setup;
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
    String password = password(body, "password");
    Optional<Response> refusal = limit.refusal(email);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<OpenedSession> session = authentication.login(email, password);
    return session
        .map(this::opened)
        .orElseGet(() -> ErrorAnswer.of(401, "Wrong e-mail address or password"));
  }

  /** Makes the first administrator, with the token of the link in the log, and logs it in. */
  @POST
  @Path("setup")
  @PermitAll
  public Response setUp(RequestBody body) {
    String email = body.requiredText("email");
    String password = password(body, "password");
    setup.complete(
        body.requiredText("token"), email, body.optionalText("name", LONGEST_NAME), password);
    return authentication
        .login(email, password)
        .map(this::opened)
        .orElseGet(() -> Response.ok(Success.done()).build());
  }

  /** Whether there is no user yet, so that a console can say what to do. */
  @GET
  @Path("setup")
  @PermitAll
  public SetupAnswer setupRequired() {
    return new SetupAnswer(setup.required());
  }

  /** Changes the password of whoever is logged in; its other sessions end. */
  @POST
  @Path("password")
  @RolesAllowed(Permission.AUTHENTICATED)
  public Response changePassword(RequestBody body) {
    String currentPassword = password(body, "currentPassword");
    String newPassword = password(body, "newPassword");
    Optional<Response> refusal = limit.refusal(authentication.currentUser().email());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    authentication.changeOwnPassword(
        SessionCookie.token(request).orElse(""), currentPassword, newPassword);
    return Response.ok(Success.done()).build();
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

  /** As it was typed: blanks at its ends belong to it. */
  private static String password(RequestBody body, String field) {
    return body.optionalText(field, LONGEST_PASSWORD)
        .orElseThrow(() -> BackupException.invalid(field + " is required"));
  }

  private Response opened(OpenedSession session) {
    return Response.ok(SessionAnswer.of(session.user()))
        .cookie(
            SessionCookie.holding(
                session.token().text(), settings.sessionLength(), addresses.secure(request)))
        .build();
  }
}
