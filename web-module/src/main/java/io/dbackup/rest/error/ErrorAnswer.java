package io.dbackup.rest.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The one shape of every error of the API.
 *
 * @param error what happened, for people
 */
public record ErrorAnswer(String error) {
  /** A complete answer with this status. */
  public static Response of(int status, String error) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new ErrorAnswer(error))
        .build();
  }
}
