package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.SystemTaskService;
import io.dbackup.job.CronExpression;
import io.dbackup.rest.model.StartedAnswer;
import io.dbackup.rest.model.Success;
import io.dbackup.rest.model.SystemTaskAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the instance does for itself. */
@Path("settings/system-tasks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SystemTaskResource {
  private static final int MAX_ID = 100;

  @Inject SystemTaskService tasks;

  @GET
  @RolesAllowed(Permission.SETTINGS_READ)
  public List<SystemTaskAnswer> list() {
    return tasks.list().stream().map(SystemTaskAnswer::of).toList();
  }

  @POST
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public Success update(RequestBody body) {
    tasks.update(
        body.requiredText("taskId", MAX_ID),
        body.optionalText("schedule", CronExpression.MAX_LENGTH),
        body.optionalFlag("runOnStartup"),
        body.optionalFlag("enabled"));
    return Success.done();
  }

  @PUT
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public StartedAnswer run(RequestBody body) {
    String executionId = tasks.run(body.requiredText("taskId", MAX_ID));
    return new StartedAnswer(true, executionId, "Task started");
  }
}
