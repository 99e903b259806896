package io.dbackup.rest.security;

import jakarta.security.enterprise.credential.Credential;

/** An API key as it was sent. */
final class ApiKeyCredential implements Credential {
  private final String key;

  ApiKeyCredential(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
