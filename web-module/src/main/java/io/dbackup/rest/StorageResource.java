package io.dbackup.rest;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Permission;
import io.dbackup.application.DownloadService;
import io.dbackup.application.RestoreService;
import io.dbackup.application.StorageExplorerService;
import io.dbackup.application.StorageUsageService;
import io.dbackup.application.VerificationService;
import io.dbackup.error.BackupException;
import io.dbackup.rest.model.AnalysisAnswer;
import io.dbackup.rest.model.DeletionRow;
import io.dbackup.rest.model.DownloadLinkAnswer;
import io.dbackup.rest.model.LockRow;
import io.dbackup.rest.model.StartedAnswer;
import io.dbackup.rest.model.StorageHistoryAnswer;
import io.dbackup.rest.model.StorageUsageAnswer;
import io.dbackup.rest.model.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The storage explorer: what lies at a destination and what can be done with it. */
@Path("storage/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StorageResource {
  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 365;
  private static final int MAX_PATHS = 200;

  @Inject StorageExplorerService explorer;
  @Inject StorageUsageService usage;
  @Inject DownloadService downloads;
  @Inject RestoreService restores;
  @Inject VerificationService verifications;
  @Inject PublicAddress address;
  @Inject HttpServletRequest request;

  /** Newest first; without {@code page} and {@code limit} all of them. */
  @GET
  @Path("files")
  @RolesAllowed(Permission.STORAGE_READ)
  public Response files(@PathParam("id") String id, @BeanParam ListingParameters parameters) {
    return ListingAnswer.of(explorer.list(id, parameters.request(), parameters.refresh()));
  }

  /** What lies there and is no backup. */
  @GET
  @Path("foreign")
  @RolesAllowed(Permission.STORAGE_READ)
  public Response foreign(@PathParam("id") String id, @QueryParam("refresh") String refresh) {
    return ListingAnswer.of(explorer.foreign(id, QueryParameter.flag("refresh", refresh, false)));
  }

  @DELETE
  @Path("files")
  @RolesAllowed(Permission.STORAGE_DELETE)
  public Success delete(@PathParam("id") String id, RequestBody body) {
    explorer.delete(id, body.requiredText("path"));
    return Success.done();
  }

  /** Several at once; each succeeds or fails alone. */
  @POST
  @Path("files/delete")
  @RolesAllowed(Permission.STORAGE_DELETE)
  public List<DeletionRow> deleteAll(@PathParam("id") String id, RequestBody body) {
    return explorer.delete(id, paths(body)).stream().map(DeletionRow::of).toList();
  }

  @POST
  @Path("lock")
  @RolesAllowed(Permission.STORAGE_DELETE)
  public Success lock(@PathParam("id") String id, RequestBody body) {
    explorer.lock(id, body.requiredText("path"), locked(body));
    return Success.done();
  }

  /** Several at once; each succeeds or fails alone. */
  @POST
  @Path("files/lock")
  @RolesAllowed(Permission.STORAGE_DELETE)
  public List<LockRow> lockAll(@PathParam("id") String id, RequestBody body) {
    boolean locked = locked(body);
    return explorer.lock(id, paths(body), locked).stream()
        .map(outcome -> LockRow.of(outcome, locked))
        .toList();
  }

  private static boolean locked(RequestBody body) {
    return body.optionalFlag("locked")
        .orElseThrow(() -> BackupException.invalid("locked is required"));
  }

  private static List<String> paths(RequestBody body) {
    List<String> paths =
        body.textList("paths").orElseThrow(() -> BackupException.invalid("paths is required"));
    if (paths.isEmpty() || paths.size() > MAX_PATHS) {
      throw BackupException.invalid("paths must have 1 to " + MAX_PATHS + " entries");
    }
    return paths.stream().distinct().toList();
  }

  @GET
  @Path("history")
  @RolesAllowed(Permission.STORAGE_READ)
  public StorageHistoryAnswer history(@PathParam("id") String id, @QueryParam("days") String days) {
    int count = QueryParameter.integer("days", days, DEFAULT_DAYS, 1, MAX_DAYS);
    return StorageHistoryAnswer.of(usage.history(id, count));
  }

  /** What lies there now, how it grows, and what is wrong. */
  @GET
  @Path("usage")
  @RolesAllowed(Permission.STORAGE_READ)
  public StorageUsageAnswer usage(@PathParam("id") String id) {
    return StorageUsageAnswer.of(usage.usage(id));
  }

  @GET
  @Path("download")
  @RolesAllowed(Permission.STORAGE_DOWNLOAD)
  @Produces(MediaType.WILDCARD)
  public Response download(
      @PathParam("id") String id,
      @QueryParam("file") String file,
      @QueryParam("decrypt") String decrypt) {
    String path = QueryParameter.required("file", file);
    boolean decrypted = QueryParameter.flag("decrypt", decrypt, true);
    return DownloadAnswer.of(downloads.open(id, path, decrypted, true), request);
  }

  /** Length and name, without the content. */
  @HEAD
  @Path("download")
  @RolesAllowed(Permission.STORAGE_DOWNLOAD)
  @Produces(MediaType.WILDCARD)
  public Response look(
      @PathParam("id") String id,
      @QueryParam("file") String file,
      @QueryParam("decrypt") String decrypt) {
    String path = QueryParameter.required("file", file);
    boolean decrypted = QueryParameter.flag("decrypt", decrypt, true);
    return DownloadAnswer.head(downloads.open(id, path, decrypted, false));
  }

  /** A link that works once, for five minutes, without a login. */
  @POST
  @Path("download-url")
  @RolesAllowed(Permission.STORAGE_DOWNLOAD)
  public DownloadLinkAnswer downloadUrl(@PathParam("id") String id, RequestBody body) {
    AccessSecret token =
        downloads.createLink(
            id, body.requiredText("file"), body.optionalFlag("decrypt").orElse(true));
    String path = "/api/storage/public-download?token=" + token.text();
    return DownloadLinkAnswer.of(address.url(request, path));
  }

  @POST
  @Path("restore")
  @RolesAllowed(Permission.STORAGE_RESTORE)
  public Response restore(@PathParam("id") String id, RequestBody body) {
    String executionId = restores.start(id, RestoreBody.read(body));
    return StartedAnswer.accepted(executionId, "Restore started");
  }

  @POST
  @Path("analyze")
  @RolesAllowed(Permission.STORAGE_RESTORE)
  public AnalysisAnswer analyze(@PathParam("id") String id, RequestBody body) {
    return new AnalysisAnswer(
        restores.analyze(id, body.requiredText("file"), body.optionalText("type")));
  }

  @POST
  @Path("verify")
  @RolesAllowed(Permission.STORAGE_READ)
  public Response verify(@PathParam("id") String id, RequestBody body) {
    String executionId = verifications.start(id, body.requiredText("file"));
    return StartedAnswer.accepted(executionId, "Verification started");
  }
}
