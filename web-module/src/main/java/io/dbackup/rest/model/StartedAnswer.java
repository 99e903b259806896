package io.dbackup.rest.model;

import jakarta.ws.rs.core.Response;

/** Something was queued; its execution can be polled. */
public record StartedAnswer(boolean success, String executionId, String message) {
  /** The answer 202. */
  public static Response accepted(String executionId, String message) {
    return Response.accepted(new StartedAnswer(true, executionId, message)).build();
  }
}
