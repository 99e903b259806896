package io.dbackup.rest;

import io.dbackup.application.HealthService;
import io.dbackup.rest.model.HealthAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether this node works, for monitors and containers. Public, without limit, never cached. */
@Path("health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @Inject HealthService health;

  @GET
  @PermitAll
  public Response health() {
    HealthAnswer answer = HealthAnswer.of(health.check());
    return Response.status(answer.status().equals(HealthAnswer.HEALTHY) ? 200 : 503)
        .entity(answer)
        .build();
  }
}
