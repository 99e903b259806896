package io.dbackup.configuration;

/** What happens to what is here already. */
public enum ImportMode {
  /** It stays as it is. */
  MERGE,
  /** It becomes what the file says. */
  REPLACE
}
