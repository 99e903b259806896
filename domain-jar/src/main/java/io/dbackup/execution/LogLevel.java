package io.dbackup.execution;

import java.util.Locale;

/** Weight of a log line. */
public enum LogLevel {
  INFO,
  SUCCESS,
  WARNING,
  ERROR;

  /** The word of the API. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
