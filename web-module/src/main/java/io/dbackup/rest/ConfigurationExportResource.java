package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ConfigurationService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The whole configuration as a file. */
@Path("settings/config-export")
@RequestScoped
public class ConfigurationExportResource {
  @Inject ConfigurationService configuration;

  /** Encrypted with a profile, or without any secret; needs the permission vault:write besides. */
  @GET
  @RolesAllowed(Permission.SETTINGS_WRITE)
  @Produces(MediaType.WILDCARD)
  public Response export(@QueryParam("profileId") String profileId) {
    ConfigurationService.Exported file = configuration.export(QueryParameter.text(profileId));
    return Response.ok(file.content())
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(file.fileName()))
        .build();
  }
}
