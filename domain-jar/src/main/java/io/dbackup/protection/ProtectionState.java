package io.dbackup.protection;

import java.util.Locale;

/** How well a job protects what it backs up, at one moment. */
public enum ProtectionState {
  /** There is a complete backup of the last scheduled time. */
  OK,
  /** A scheduled time has come and there is no complete backup since; it may be running. */
  DUE,
  /** The last complete backup is older than the schedule allows. */
  OVERDUE,
  /** The last backup failed or was incomplete. */
  FAILING,
  /** There never was a complete backup. */
  NEVER,
  /** Nothing is backed up on schedule. */
  DISABLED;

  /** The word of the API. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
