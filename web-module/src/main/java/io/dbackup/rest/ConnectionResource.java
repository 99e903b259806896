package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ConnectionRequest;
import io.dbackup.application.ConnectionResult;
import io.dbackup.application.ConnectionService;
import io.dbackup.rest.model.ConnectionAnswer;
import io.dbackup.rest.model.DatabaseFigures;
import io.dbackup.rest.model.DatabaseNames;
import io.dbackup.rest.model.Failed;
import io.dbackup.spi.database.DatabaseStatistics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Trying out connections. A connection that fails is an answer, not an error. */
@Path("adapters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.AUTHENTICATED)
public class ConnectionResource {
  @Inject ConnectionService connections;

  @POST
  @Path("test-connection")
  public ConnectionAnswer test(RequestBody body) {
    return ConnectionAnswer.of(connections.test(request(body)));
  }

  @POST
  @Path("access-check")
  public Record databases(RequestBody body) {
    ConnectionResult<List<String>> result = connections.databases(request(body));
    return result.value().isPresent()
        ? new DatabaseNames(true, result.value().get())
        : Failed.with(result.message());
  }

  @POST
  @Path("database-stats")
  public Record statistics(RequestBody body) {
    ConnectionResult<List<DatabaseStatistics>> result =
        body.optionalText("sourceId").isPresent()
            ? connections.statistics(body.requiredText("sourceId"))
            : connections.statistics(request(body));
    return result.value().isPresent()
        ? DatabaseFigures.of(result.value().get())
        : Failed.with(result.message());
  }

  private static ConnectionRequest request(RequestBody body) {
    return new ConnectionRequest(
        body.requiredText("adapterId"),
        body.requiredObject("config"),
        body.optionalText("configId").filter(id -> !id.isBlank()));
  }
}
