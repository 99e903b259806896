package io.dbackup.rest.security;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.caller.CallerOfRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Hands what the authentication mechanism found on to the use cases. A failure that it met, such as
 * a database that cannot be reached, is raised here, where it gets a JSON answer.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {
  @Inject HttpServletRequest servletRequest;
  @Inject CallerOfRequest callerOfRequest;
  @Inject ClientAddress addresses;

  @Override
  public void filter(ContainerRequestContext request) {
    callerOfRequest.set(
        (Caller) servletRequest.getAttribute(ApiAuthenticationMechanism.CALLER),
        new Client(addresses.of(servletRequest), servletRequest.getHeader("User-Agent")));
    if (servletRequest.getAttribute(ApiAuthenticationMechanism.FAILURE)
        instanceof RuntimeException failure) {
      throw failure;
    }
  }
}
