package io.dbackup.audit;

/** What was done. The names are part of the API. */
public enum AuditAction {
  LOGIN,
  /** A login that was refused. */
  LOGIN_FAILED,
  LOGOUT,
  CREATE,
  UPDATE,
  DELETE,
  /** Something was set going: a backup, a restore, a verification, a system task. */
  EXECUTE,
  /** Data or a key left the system: a download, a download link, a recovery kit. */
  EXPORT,
  /** Valid credentials asked for something they may not do. */
  DENIED
}
