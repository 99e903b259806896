package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.MetricsService;
import io.dbackup.rest.metrics.Exposition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What Prometheus and its like collect; with the permission, or with the token of a monitor. */
@Path("metrics")
@RequestScoped
public class MetricsResource {
  @Inject MetricsService metrics;

  /** Prometheus text, or OpenMetrics for those who ask for it. */
  @GET
  @RolesAllowed(Permission.SETTINGS_READ)
  public Response get(@HeaderParam("Accept") String accept) {
    Exposition exposition = Exposition.of(metrics.read());
    Exposition.Format format = Exposition.Format.accepted(accept);
    return Response.ok(exposition.write(format), format.mediaType()).build();
  }
}
