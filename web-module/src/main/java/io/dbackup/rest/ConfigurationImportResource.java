package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.ConfigurationService;
import io.dbackup.application.ConfigurationService.ImportCommand;
import io.dbackup.configuration.ConfigurationFile;
import io.dbackup.configuration.ImportMode;
import io.dbackup.error.BackupException;
import io.dbackup.rest.model.ImportAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Takes over the configuration in a file; the file is the body of the request. */
@Path("settings/config-import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationImportResource {
  private static final String CHECK = "check";
  private static final String CHECK_REPLACE = "check-replace";

  @Inject ConfigurationService configuration;

  /**
   * Imports all of it or nothing; only for a SuperAdmin. The key comes in a header, since addresses
   * end up in logs.
   */
  @POST
  @RolesAllowed(Permission.SETTINGS_WRITE)
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  public ImportAnswer importFile(
      InputStream body,
      @HeaderParam("X-DBackup-Key") String key,
      @QueryParam("mode") String mode,
      @QueryParam("enableJobs") String enableJobs)
      throws IOException {
    String how = QueryParameter.text(mode).orElse("merge");
    ImportCommand command =
        new ImportCommand(
            QueryParameter.text(key),
            mode(how),
            how.equals(CHECK) || how.equals(CHECK_REPLACE),
            QueryParameter.flag("enableJobs", enableJobs, true));
    byte[] file = JsonText.readUpTo(body, ConfigurationFile.MAX_LENGTH);
    return ImportAnswer.of(configuration.importFile(file, command));
  }

  private static ImportMode mode(String how) {
    return switch (how) {
      case "merge", CHECK -> ImportMode.MERGE;
      case "replace", CHECK_REPLACE -> ImportMode.REPLACE;
      default ->
          throw BackupException.invalid(
              "Parameter mode must be one of merge, replace, check, check-replace");
    };
  }
}
