package io.dbackup.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** The description of this API, for people and programs. Public; its text comes from the build. */
@Path("openapi")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {
  private static final byte[] DOCUMENT = read();
  private static final EntityTag TAG = new EntityTag(UUID.nameUUIDFromBytes(DOCUMENT).toString());

  /**
   * OpenAPI 3.1. No condition but that of a cache has a meaning for it, so only that one is read:
   * servers fail on others that they cannot parse.
   */
  @GET
  @PermitAll
  public Response document(@Context HttpHeaders headers) {
    String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    return known != null && known.contains('"' + TAG.getValue() + '"')
        ? Response.notModified(TAG).build()
        : Response.ok(DOCUMENT).tag(TAG).build();
  }

  private static byte[] read() {
    try (InputStream document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The description of the API cannot be read", e);
    }
  }
}
