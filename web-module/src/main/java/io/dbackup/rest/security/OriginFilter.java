package io.dbackup.rest.security;

import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * Refuses changes that a foreign web page makes a browser send along with the session cookie.
 * Browsers say where a request comes from; programs that are no browsers say nothing and are let
 * through, since nobody can misuse them that way. Requests with an API key are not concerned: no
 * browser adds one by itself.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 100)
public class OriginFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  @Inject HttpServletRequest servletRequest;
  @Inject ClientAddress addresses;
  @Inject InstanceSettings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean byCookie = Boolean.TRUE.equals(servletRequest.getAttribute(SessionCookie.USED));
    if ((byCookie || ApiPath.isLogin(servletRequest)) && foreign(servletRequest)) {
      throw new BackupException(
          ErrorCategory.FORBIDDEN, "The request was sent by a page of another site");
    }
  }

  private boolean foreign(HttpServletRequest request) {
    if (SAFE_METHODS.contains(request.getMethod())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !OWN_SITES.contains(site);
    }
    String origin = request.getHeader("Origin");
    return origin != null && !ownOrigin(origin, addresses.host(request));
  }

  private boolean ownOrigin(String origin, String host) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(host)
              || settings
                  .publicUrl()
                  .map(url -> authority.equalsIgnoreCase(url.getAuthority()))
                  .orElse(false));
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
