package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.UserChange;
import io.dbackup.application.UserService;
import io.dbackup.rest.model.Success;
import io.dbackup.rest.model.UserAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The people who can log in. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PASSWORD = 10_000;

  @Inject UserService users;

  @GET
  @RolesAllowed(Permission.USERS_READ)
  public List<UserAnswer> all() {
    return users.all().stream().map(UserAnswer::of).toList();
  }

  @POST
  @RolesAllowed(Permission.USERS_WRITE)
  public Response create(RequestBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(UserAnswer.of(users.create(change(body))))
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Permission.USERS_READ)
  public UserAnswer find(@PathParam("id") String id) {
    return UserAnswer.of(users.find(id));
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Permission.USERS_WRITE)
  public UserAnswer update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    return UserAnswer.of(users.update(id, IfMatch.edition(ifMatch), change(body)));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.USERS_WRITE)
  public Success delete(@PathParam("id") String id) {
    users.delete(id);
    return Success.done();
  }

  /** Groups are given by id in {@code groupIds}, or by id or name in {@code groups}. */
  private static UserChange change(RequestBody body) {
    Optional<List<String>> groupIds = body.textList("groupIds");
    return new UserChange(
        body.optionalText("email"),
        body.has("name") ? Optional.of(body.requiredText("name", LONGEST_NAME)) : Optional.empty(),
        body.optionalText("password", LONGEST_PASSWORD),
        body.optionalFlag("enabled"),
        groupIds.isPresent() ? groupIds : body.textList("groups"));
  }
}
