package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.GroupService;
import io.dbackup.rest.model.GroupAnswer;
import io.dbackup.rest.model.Success;
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

/** The groups that give users their permissions. */
@Path("groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {
  private static final int LONGEST_NAME = 200;

  @Inject GroupService groups;

  @GET
  @RolesAllowed(Permission.GROUPS_READ)
  public List<GroupAnswer> all() {
    return groups.all().stream().map(GroupAnswer::of).toList();
  }

  @POST
  @RolesAllowed(Permission.GROUPS_WRITE)
  public Response create(RequestBody body) {
    return Response.status(Response.Status.CREATED)
        .entity(
            GroupAnswer.of(
                groups.create(
                    body.requiredText("name", LONGEST_NAME),
                    body.textList("permissions").orElse(List.of()))))
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Permission.GROUPS_READ)
  public GroupAnswer find(@PathParam("id") String id) {
    return GroupAnswer.of(groups.find(id));
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Permission.GROUPS_WRITE)
  public GroupAnswer update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    Optional<String> name =
        body.has("name") ? Optional.of(body.requiredText("name", LONGEST_NAME)) : Optional.empty();
    return GroupAnswer.of(
        groups.update(id, IfMatch.edition(ifMatch), name, body.textList("permissions")));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.GROUPS_WRITE)
  public Success delete(@PathParam("id") String id) {
    groups.delete(id);
    return Success.done();
  }
}
