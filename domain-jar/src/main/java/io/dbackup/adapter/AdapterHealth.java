package io.dbackup.adapter;

import java.util.Locale;

/** The state of an adapter by its latest checks. */
public enum AdapterHealth {
  HEALTHY,
  /** One or two failed checks in a row. */
  DEGRADED,
  /** Three or more failed checks in a row. */
  UNHEALTHY;

  private static final int UNHEALTHY_AFTER = 3;

  /** The word of the API. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AdapterHealth after(int failuresInARow) {
    if (failuresInARow == 0) {
      return HEALTHY;
    }
    return failuresInARow < UNHEALTHY_AFTER ? DEGRADED : UNHEALTHY;
  }
}
