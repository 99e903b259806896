package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.JobDetails;
import io.dbackup.application.JobService;
import io.dbackup.application.Part;
import io.dbackup.application.RetentionService;
import io.dbackup.rest.model.JobAnswer;
import io.dbackup.rest.model.JobQueued;
import io.dbackup.rest.model.RetentionPreviewAnswer;
import io.dbackup.rest.model.StartedAnswer;
import io.dbackup.rest.model.Success;
import io.dbackup.retention.RetentionPolicy;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Backup jobs. */
@Path("jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {
  private static final int DEFAULT_ROWS = 100;

  @Inject JobService jobs;
  @Inject RetentionService retention;

  /** All of them, newest first; with {@code page} or {@code limit} a part. */
  @GET
  @RolesAllowed(Permission.JOBS_READ)
  public Response list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
    boolean part = QueryParameter.text(page).isPresent() || QueryParameter.text(limit).isPresent();
    Page wanted = Page.of(page, limit, DEFAULT_ROWS);
    Part<JobDetails> found = part ? jobs.list(wanted.skip(), wanted.size()) : jobs.list();
    return Page.answer(found.map(JobAnswer::of));
  }

  @POST
  @RolesAllowed(Permission.JOBS_WRITE)
  public Response create(RequestBody body) {
    JobAnswer created = JobAnswer.of(jobs.create(JobBody.ofNewJob(body)));
    return Response.status(Response.Status.CREATED).entity(created).build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Permission.JOBS_READ)
  public JobAnswer get(@PathParam("id") String id) {
    return JobAnswer.of(jobs.get(id));
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Permission.JOBS_WRITE)
  public JobAnswer update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RequestBody body) {
    return JobAnswer.of(jobs.update(id, IfMatch.edition(ifMatch), JobBody.ofUpdate(body)));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Permission.JOBS_WRITE)
  public Success delete(@PathParam("id") String id) {
    jobs.delete(id);
    return Success.done();
  }

  /** Queues a backup now. */
  @POST
  @Path("{id}/run")
  @RolesAllowed(Permission.JOBS_EXECUTE)
  public JobQueued run(@PathParam("id") String id) {
    return JobQueued.of(jobs.run(id));
  }

  /** What retention would keep and delete now; the body may have a policy to try. */
  @POST
  @Path("{id}/retention-preview")
  @RolesAllowed(Permission.JOBS_READ)
  public RetentionPreviewAnswer previewRetention(@PathParam("id") String id, RequestBody body) {
    return RetentionPreviewAnswer.of(
        retention.preview(id, body.object("retention").map(RetentionPolicy::parse)));
  }

  /** Applies retention now; the body may confirm mass deletions by their fingerprints. */
  @POST
  @Path("{id}/retention")
  @RolesAllowed(Permission.STORAGE_DELETE)
  public Response applyRetention(@PathParam("id") String id, RequestBody body) {
    List<String> confirmed = body.textList("confirm").orElse(List.of());
    return StartedAnswer.accepted(
        retention.apply(id, Set.copyOf(confirmed)).executionId(), "Retention started");
  }

  /** Makes a disabled copy; the body may have a name. */
  @POST
  @Path("{id}/clone")
  @RolesAllowed(Permission.JOBS_WRITE)
  public Response copy(@PathParam("id") String id, RequestBody body) {
    String name = body.has("name") ? body.requiredText("name", JobService.MAX_NAME) : null;
    return Response.status(Response.Status.CREATED)
        .entity(JobAnswer.of(jobs.copy(id, name)))
        .build();
  }
}
