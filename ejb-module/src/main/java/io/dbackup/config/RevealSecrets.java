package io.dbackup.config;

/** Who sees the secrets of an adapter in the answers of the API. */
public enum RevealSecrets {
  NEVER,
  /** Callers that also hold the matching write permission. */
  WRITERS,
  READERS
}
