package io.dbackup.rest.security;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the container a caller's permissions as groups, plus the role of everybody who is logged
 * in.
 */
final class CallerGroups {
  private CallerGroups() {}

  static CredentialValidationResult result(Optional<Caller> caller) {
    if (caller.isEmpty()) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    Set<String> groups = new HashSet<>(caller.get().permissions());
    groups.add(Permission.AUTHENTICATED);
    return new CredentialValidationResult(new ApiPrincipal(caller.get()), groups);
  }
}
