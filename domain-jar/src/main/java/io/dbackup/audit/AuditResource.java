package io.dbackup.audit;

/** What it was done to. The names are part of the API. */
public enum AuditResource {
  AUTH,
  USER,
  GROUP,
  API_KEY,
  SOURCE,
  DESTINATION,
  NOTIFICATION,
  ADAPTER,
  JOB,
  EXECUTION,
  STORAGE,
  VAULT,
  SYSTEM
}
