package io.dbackup.rest.security;

import jakarta.security.enterprise.credential.Credential;

/** The token of a monitor as it was sent. */
final class ScrapeTokenCredential implements Credential {
  private final String token;

  ScrapeTokenCredential(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
