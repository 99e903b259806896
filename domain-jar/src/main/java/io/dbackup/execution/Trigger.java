package io.dbackup.execution;

import java.util.Locale;

/** Who started an execution. */
public enum Trigger {
  MANUAL,
  API,
  SCHEDULER,
  /** The program itself, for example for a safety copy. */
  SYSTEM;

  /** The word of the API and the audit log. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
