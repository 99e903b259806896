package io.dbackup.schedule;

import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;

/** What happens to a scheduled time that came while no node was running. */
enum CatchUp {
  /** The latest missed time of a job runs once, as soon as a node is back. */
  ONCE,
  SKIP;

  static final String SETTING = "dbackup.schedule.catch-up";

  /** As configured, ONCE by default; an error that names the setting when it is neither. */
  static CatchUp of(InstanceSettings settings) {
    return switch (settings.text(SETTING).orElse("once")) {
      case "once" -> ONCE;
      case "skip" -> SKIP;
      default -> throw BackupException.invalid("Setting " + SETTING + " must be once or skip");
    };
  }
}
