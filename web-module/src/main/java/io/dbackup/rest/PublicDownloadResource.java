package io.dbackup.rest;

import io.dbackup.application.DownloadService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Downloads by single-use link, for programs without a login. */
@Path("storage/public-download")
@RequestScoped
@Produces(MediaType.WILDCARD)
public class PublicDownloadResource {
  @Inject DownloadService downloads;
  @Inject HttpServletRequest request;

  /** Uses the link up, even if the download breaks off. */
  @GET
  @PermitAll
  public Response download(@QueryParam("token") String token) {
    String secret = QueryParameter.required("token", token);
    return DownloadAnswer.of(downloads.openLink(secret), request);
  }

  /** Length and name; the link can still be used. */
  @HEAD
  @PermitAll
  public Response look(@QueryParam("token") String token) {
    String secret = QueryParameter.required("token", token);
    return DownloadAnswer.head(downloads.peekLink(secret));
  }
}
