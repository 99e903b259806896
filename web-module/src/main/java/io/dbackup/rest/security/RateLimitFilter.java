package io.dbackup.rest.security;

import io.dbackup.rest.error.ErrorAnswer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Answers 429 to requests beyond their limit, and tells every client how it stands. */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  @Inject HttpServletRequest servletRequest;
  @Inject RateLimits limits;

  @Override
  public void filter(ContainerRequestContext request) {
    Admission admission = limits.admission(servletRequest);
    if (!admission.admitted()) {
      request.abortWith(refusal(admission));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Admission admission = limits.admission(servletRequest);
    if (admission.limited()) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("RateLimit-Limit", admission.limit());
      headers.putSingle("RateLimit-Remaining", admission.remaining());
      headers.putSingle("RateLimit-Reset", admission.resetSeconds());
    }
  }

  /** The answer to one request too many. */
  static Response refusal(Admission admission) {
    return Response.fromResponse(
            ErrorAnswer.of(
                429, "Too many requests; try again in " + admission.resetSeconds() + " seconds"))
        .header("Retry-After", admission.resetSeconds())
        .build();
  }
}
