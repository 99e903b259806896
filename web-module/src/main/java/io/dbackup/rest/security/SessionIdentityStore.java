package io.dbackup.rest.security;

import io.dbackup.application.AuthenticationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Knows the callers of sessions. */
@ApplicationScoped
public class SessionIdentityStore implements IdentityStore {
  @Inject AuthenticationService authentication;

  /** Overridden as a whole: servers do not find overloads for other credential types reliably. */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof SessionCredential session
        ? CallerGroups.result(authentication.callerOfSession(session.token()))
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }
}
