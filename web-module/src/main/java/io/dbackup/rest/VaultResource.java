package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.Change;
import io.dbackup.application.VaultService;
import io.dbackup.error.BackupException;
import io.dbackup.rest.model.ProfileAnswer;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Encryption profiles and their recovery kits. */
@Path("vault")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VaultResource {
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2000;
  private static final int MAX_KEY = 200;

  @Inject VaultService vault;

  @GET
  @RolesAllowed(Permission.VAULT_READ)
  public List<ProfileAnswer> list() {
    return vault.list().stream().map(ProfileAnswer::of).toList();
  }

  /** Makes a new key, or imports one of 64 hexadecimal digits, then also under its old id. */
  @POST
  @RolesAllowed(Permission.VAULT_WRITE)
  public Response create(RequestBody body) {
    ProfileAnswer created =
        ProfileAnswer.of(
            vault.create(
                body.requiredText("name", MAX_NAME),
                body.optionalText("description", MAX_DESCRIPTION).orElse(null),
                body.optionalText("key", MAX_KEY),
                id(body)));
    return Response.status(Response.Status.CREATED).entity(created).build();
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Permission.VAULT_WRITE)
  public ProfileAnswer update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    return ProfileAnswer.of(
        vault.update(
            id,
            IfMatch.edition(ifMatch),
            body.has("name") ? Change.to(body.requiredText("name", MAX_NAME)) : Change.none(),
            body.has("description")
                ? Change.to(body.optionalText("description", MAX_DESCRIPTION).orElse(null))
                : Change.none()));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.VAULT_WRITE)
  public Success delete(@PathParam("id") String id) {
    vault.delete(id);
    return Success.done();
  }

  /** The one answer that holds a key. */
  @GET
  @Path("{id}/recovery-kit")
  @Produces("application/zip")
  @RolesAllowed(Permission.VAULT_WRITE)
  public Response recoveryKit(@PathParam("id") String id) {
    VaultService.Kit kit = vault.recoveryKit(id);
    return Response.ok(kit.zip())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kit.fileName() + "\"")
        .build();
  }

  private static Optional<String> id(RequestBody body) {
    Optional<String> id = body.optionalText("id");
    if (id.isPresent() && !id.get().matches("[A-Za-z0-9_-]{1,64}")) {
      throw BackupException.invalid("id must be 1 to 64 letters, digits, dashes and underscores");
    }
    return id;
  }
}
