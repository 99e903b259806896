package io.dbackup.rest.security;

import io.dbackup.access.Caller;
import jakarta.security.enterprise.CallerPrincipal;

/** The container's principal of a caller; its name is the user's e-mail address. */
class ApiPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  ApiPrincipal(Caller caller) {
    super(caller.email());
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }
}
