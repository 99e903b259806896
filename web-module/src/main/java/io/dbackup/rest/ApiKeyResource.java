package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ApiKeyChange;
import io.dbackup.application.ApiKeyService;
import io.dbackup.rest.model.ApiKeyAnswer;
import io.dbackup.rest.model.IssuedApiKeyAnswer;
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

/**
 * The keys of scripts. The secret of a key is in the answer that makes or rotates it, and nowhere
 * else.
 */
@Path("api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {
  private static final int LONGEST_NAME = 200;

  @Inject ApiKeyService keys;

  @GET
  @RolesAllowed(Permission.API_KEYS_READ)
  public List<ApiKeyAnswer> all() {
    return keys.all().stream().map(ApiKeyAnswer::of).toList();
  }

  @POST
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public Response create(RequestBody body) {
    body.requiredText("name", LONGEST_NAME);
    return Response.status(Response.Status.CREATED)
        .entity(IssuedApiKeyAnswer.of(keys.create(change(body))))
        .build();
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public ApiKeyAnswer update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    return ApiKeyAnswer.of(keys.update(id, IfMatch.edition(ifMatch), change(body)));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public Success delete(@PathParam("id") String id) {
    keys.delete(id);
    return Success.done();
  }

  @POST
  @Path("{id}/rotate")
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public IssuedApiKeyAnswer rotate(@PathParam("id") String id) {
    return IssuedApiKeyAnswer.of(keys.rotate(id));
  }

  private static ApiKeyChange change(RequestBody body) {
    return new ApiKeyChange(
        body.has("name") ? Optional.of(body.requiredText("name", LONGEST_NAME)) : Optional.empty(),
        body.textList("permissions"),
        body.optionalFlag("enabled"),
        body.has("expiresAt"),
        body.instant("expiresAt").orElse(null));
  }
}
