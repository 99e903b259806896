package io.dbackup.rest.security;

import jakarta.security.enterprise.credential.Credential;

/** The token of a session cookie as it was sent. */
final class SessionCredential implements Credential {
  private final String token;

  SessionCredential(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
