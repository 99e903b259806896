package io.dbackup.rest.security;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/**
 * Lets a request through to one resource method when the caller holds one of its permissions: 401
 * without, 403 with a login.
 */
@Priority(Priorities.AUTHORIZATION)
class AuthorizationFilter implements ContainerRequestFilter {
  private final List<String> anyOf;
  private final CurrentCaller current;

  AuthorizationFilter(List<String> anyOf, CurrentCaller current) {
    this.anyOf = anyOf;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = current.require();
    if (anyOf.contains(Permission.AUTHENTICATED) || anyOf.stream().anyMatch(caller::holds)) {
      return;
    }
    throw anyOf.isEmpty()
        ? new BackupException(ErrorCategory.FORBIDDEN, "Permission denied")
        : Caller.denied(anyOf.get(0));
  }
}
