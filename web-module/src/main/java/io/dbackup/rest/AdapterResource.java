package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterType;
import io.dbackup.application.AdapterService;
import io.dbackup.application.Change;
import io.dbackup.error.BackupException;
import io.dbackup.rest.model.AdapterAnswer;
import io.dbackup.rest.model.AdapterKind;
import io.dbackup.rest.model.HealthHistoryAnswer;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/**
 * Sources, destinations and notification channels. The use case asks for the permission that goes
 * with the type. Answers may hold secrets, so nothing may store them.
 */
@Path("adapters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.AUTHENTICATED)
public class AdapterResource {
  private static final int MAX_NAME = 200;
  private static final int DEFAULT_CHECKS = 100;
  private static final int MAX_CHECKS = 10_000;

  @Inject AdapterService adapters;

  @GET
  public Response list(@QueryParam("type") String type) {
    AdapterType wanted = type("Parameter type", QueryParameter.required("type", type));
    return answer(
        Response.Status.OK, adapters.list(wanted).stream().map(AdapterAnswer::of).toList());
  }

  @GET
  @Path("types")
  public List<AdapterKind> types() {
    return adapters.kinds().stream().map(AdapterKind::of).toList();
  }

  @POST
  public Response create(RequestBody body) {
    String name = body.requiredText("name", MAX_NAME);
    AdapterType type = type("type", body.requiredText("type"));
    String adapterId = body.requiredText("adapterId");
    return answer(
        Response.Status.CREATED,
        AdapterAnswer.of(adapters.create(name, type, adapterId, body.requiredObject("config"))));
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return answer(Response.Status.OK, AdapterAnswer.of(adapters.get(id)));
  }

  /** Type and kind of an adapter never change. */
  @PUT
  @Path("{id}")
  public Response update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    return answer(
        Response.Status.OK,
        AdapterAnswer.of(
            adapters.update(
                id,
                IfMatch.edition(ifMatch),
                body.has("name") ? Change.to(body.requiredText("name", MAX_NAME)) : Change.none(),
                body.has("config") ? Change.to(body.requiredObject("config")) : Change.none())));
  }

  @DELETE
  @Path("{id}")
  public Success delete(
      @PathParam("id") String id, @QueryParam("forgetBackups") String forgetBackups) {
    adapters.delete(id, QueryParameter.flag("forgetBackups", forgetBackups, false));
    return Success.done();
  }

  @GET
  @Path("{id}/health-history")
  public HealthHistoryAnswer healthHistory(
      @PathParam("id") String id,
      @QueryParam("limit") String limit,
      @QueryParam("from") String from) {
    return HealthHistoryAnswer.of(
        adapters.healthHistory(
            id,
            QueryParameter.instant("from", from).orElse(Instant.EPOCH),
            QueryParameter.integer("limit", limit, DEFAULT_CHECKS, 1, MAX_CHECKS)));
  }

  private static AdapterType type(String field, String name) {
    return AdapterType.ofApiName(name)
        .orElseThrow(
            () -> BackupException.invalid(field + " must be database, storage or notification"));
  }

  private static Response answer(Response.Status status, Object entity) {
    return Response.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(entity)
        .build();
  }
}
