package io.dbackup.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The limit of logins per account, whatever addresses they come from. */
@ApplicationScoped
public class LoginLimit {
  @Inject RateLimits limits;

  /** Counts a login; the answer to give when it is one too many. */
  public Optional<Response> refusal(String email) {
    Admission admission = limits.account(email);
    return admission.admitted()
        ? Optional.empty()
        : Optional.of(RateLimitFilter.refusal(admission));
  }
}
