package io.dbackup.rest.security;

import io.dbackup.access.AccessSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Finds out who is calling the API, from the session cookie or else from {@code Authorization:
 * Bearer dbackup_...}, and gives the container the caller's permissions as its groups, which makes
 * them roles. It never refuses a request itself: servers answer that with pages of their own.
 * Whether a login is needed is decided where the resource is known, in {@link AuthorizationFilter};
 * credentials that are wrong count as none.
 */
@ApplicationScoped
public class ApiAuthenticationMechanism implements HttpAuthenticationMechanism {
  /** Request attribute: the {@link io.dbackup.access.Caller}, when there is one. */
  static final String CALLER = "io.dbackup.caller";

  /** Request attribute: why the credentials could not be checked. */
  static final String FAILURE = "io.dbackup.authentication.failure";

  private static final String BEARER = "bearer ";

  @Inject IdentityStoreHandler stores;
  @Inject RateLimits limits;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!ApiPath.isApi(request)
        || ApiPath.isHealth(request)
        || !limits.admission(request).admitted()) {
      return context.doNothing();
    }
    try {
      Optional<CredentialValidationResult> session = SessionCookie.of(request).flatMap(this::valid);
      Optional<CredentialValidationResult> caller =
          session.isPresent() ? session : bearer(request).flatMap(this::valid);
      if (caller.isPresent()
          && caller.get().getCallerPrincipal() instanceof ApiPrincipal principal) {
        request.setAttribute(CALLER, principal.caller());
        request.setAttribute(SessionCookie.USED, session.isPresent());
        return context.notifyContainerAboutLogin(principal, caller.get().getCallerGroups());
      }
    } catch (RuntimeException failure) {
      request.setAttribute(FAILURE, failure);
    }
    return context.doNothing();
  }

  private Optional<CredentialValidationResult> valid(Credential credential) {
    CredentialValidationResult result = stores.validate(credential);
    return result.getStatus() == CredentialValidationResult.Status.VALID
        ? Optional.of(result)
        : Optional.empty();
  }

  private static Optional<Credential> bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    String key = header.substring(BEARER.length()).strip();
    if (AccessSecret.looksLikeApiKey(key)) {
      return Optional.of(new ApiKeyCredential(key));
    }
    // The token of a monitor opens this one path, whatever else needs the same permission.
    return ApiPath.isMetrics(request)
        ? Optional.of(new ScrapeTokenCredential(key))
        : Optional.empty();
  }
}
