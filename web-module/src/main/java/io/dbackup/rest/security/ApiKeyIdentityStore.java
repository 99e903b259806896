package io.dbackup.rest.security;

import io.dbackup.application.AuthenticationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Knows the callers of API keys. */
@ApplicationScoped
public class ApiKeyIdentityStore implements IdentityStore {
  @Inject AuthenticationService authentication;

  /** Overridden as a whole: servers do not find overloads for other credential types reliably. */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof ApiKeyCredential key
        ? CallerGroups.result(authentication.callerOfApiKey(key.key()))
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }
}
